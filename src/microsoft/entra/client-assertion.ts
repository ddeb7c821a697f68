import { createHash, randomUUID, X509Certificate } from 'node:crypto';
import type { KeySigner } from '../keyvault/sign';

const LIFETIME_SECONDS = 300;

export interface AssertionMaker {
  /** Entra's origin. */
  entraUrl: URL;
  tenantId: string;
  clientId: string;
  /** PEM. */
  certificate: string;
  /** Where its private key is. */
  keyAddress: string;
  sign: KeySigner;
}

/**
 * A token that an application makes of itself, signed with its certificate's key where that is kept.
 * Source: learn.microsoft.com/entra/identity-platform/certificate-credentials.
 *
 * @throws GraphFailure when the vault does not sign
 */
export async function clientAssertion(maker: AssertionMaker): Promise<string> {
  const { entraUrl, tenantId, clientId, certificate, keyAddress, sign } = maker;
  const { raw } = new X509Certificate(certificate);
  const now = Math.floor(Date.now() / 1000);
  const header = {
    alg: 'PS256',
    typ: 'JWT',
    'x5t#S256': createHash('sha256').update(raw).digest('base64url'),
  };
  const claims = {
    aud: `${entraUrl.origin}/${tenantId}/oauth2/v2.0/token`,
    iss: clientId,
    sub: clientId,
    jti: randomUUID(),
    nbf: now,
    exp: now + LIFETIME_SECONDS,
  };
  const content = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const text = content.join('.');
  const signature = await sign(tenantId, keyAddress, Buffer.from(text));
  return `${text}.${signature.toString('base64url')}`;
}
