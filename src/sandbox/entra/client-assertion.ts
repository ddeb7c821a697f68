import { X509Certificate } from 'node:crypto';
import {
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  jwtVerify,
  type ProtectedHeaderParameters,
} from 'jose';
import type { KeyCredential } from '../tenant/tenant';
import type { Client } from './client';
import { EntraFailure } from './failure';

export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * Checks a client assertion: signed by the key of a live certificate of the application that its header names by
 * thumbprint, made for this token endpoint by this client, and in its time.
 * Source: learn.microsoft.com/entra/identity-platform/certificate-credentials.
 *
 * @param audiences addresses of this endpoint that the assertion may be made for
 * @throws EntraFailure
 */
export async function checkClientAssertion(
  client: Client,
  assertion: string,
  audiences: string[],
  now: Date,
): Promise<void> {
  const { header, claims } = decode(assertion);
  if (claims.iss !== client.appId || claims.sub !== client.appId) {
    throw refused(700021, "Client assertion application identifier doesn't match 'client_id' parameter.");
  }
  const credential = findCertificate(client, header);
  if (Date.parse(credential.endDateTime) <= now.getTime())
    throw unusable(client, header, 'The key used is expired.');
  const { publicKey } = new X509Certificate(Buffer.from(credential.key, 'base64'));
  try {
    const options = {
      audience: audiences,
      currentDate: now,
      clockTolerance: 300,
      algorithms: ['RS256', 'PS256'],
    };
    await jwtVerify(assertion, publicKey, { ...options, requiredClaims: ['exp', 'nbf', 'jti'] });
  } catch (error) {
    throw explained(client, header, error);
  }
}

function decode(assertion: string): {
  header: ProtectedHeaderParameters & { 'x5t#S256'?: unknown };
  claims: JWTPayload;
} {
  try {
    return { header: decodeProtectedHeader(assertion), claims: decodeJwt(assertion) };
  } catch {
    throw refused(50027, 'JWT token is invalid or malformed.');
  }
}

/** The certificate whose SHA-1 (x5t) or SHA-256 (x5t#S256) thumbprint the header names. */
function findCertificate(client: Client, header: ReturnType<typeof decode>['header']): KeyCredential {
  const [name, wanted] =
    header['x5t#S256'] === undefined
      ? (['sha1', header.x5t] as const)
      : (['sha256', header['x5t#S256']] as const);
  const found = client.certificates.find(({ key }) => thumbprint(key, name) === wanted);
  if (found === undefined) throw unusable(client, header, 'The key was not found.');
  return found;
}

function thumbprint(key: string, algorithm: 'sha1' | 'sha256'): string {
  const certificate = new X509Certificate(Buffer.from(key, 'base64'));
  const hex = (algorithm === 'sha1' ? certificate.fingerprint : certificate.fingerprint256).replaceAll(
    ':',
    '',
  );
  return Buffer.from(hex, 'hex').toString('base64url');
}

function explained(
  client: Client,
  header: ReturnType<typeof decode>['header'],
  error: unknown,
): EntraFailure {
  if (
    error instanceof errors.JWTExpired ||
    (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf')
  ) {
    return refused(700024, 'Client assertion is not within its valid time range.');
  }
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') {
    return refused(700023, 'Client assertion audience claim does not match Realm issuer.');
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return refused(50027, `JWT token is invalid or malformed: ${error.message}.`);
  }
  return unusable(client, header, 'Key was found, but use of the key to verify the signature failed.');
}

function unusable(
  { appId }: Client,
  header: ReturnType<typeof decode>['header'],
  reason: string,
): EntraFailure {
  const named = header['x5t#S256'] ?? header.x5t;
  const used = typeof named === 'string' ? Buffer.from(named, 'base64url').toString('hex').toUpperCase() : '';
  return refused(
    700027,
    `The certificate with identifier used to sign the client assertion is not registered on application. [Reason - ${reason}, ` +
      `Thumbprint of key used by client: '${used}', Please visit the Azure Portal, Graph Explorer or directly use MS Graph ` +
      `to see configured keys for app Id '${appId}'].`,
  );
}

function refused(code: number, sentence: string): EntraFailure {
  return new EntraFailure(401, 'invalid_client', code, sentence);
}
