import { createLocalJWKSet, importJWK, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { type Clock, epochSeconds } from '../clock';
import type { Tenant } from '../tenant/tenant';

export const TOKEN_SECONDS = 3600;

export interface Signing {
  /** Signs an access token that lives for an hour, if not told otherwise. */
  sign(claims: JWTPayload & { aud: string }, seconds?: number): Promise<string>;
  /** The claims of a token of ours that is in force. @throws jose's errors */
  verify(token: string): Promise<JWTPayload>;
  /** What `discovery/v2.0/keys` shows. */
  publicKeys: { keys: JWK[] };
}

export async function createSigning(tenant: Tenant, issuer: string, clock: Clock): Promise<Signing> {
  const { kid, kty, n, e } = tenant.signingKey as unknown as JWK & { kid: string };
  const key = await importJWK({ ...(tenant.signingKey as unknown as JWK), alg: 'RS256' });
  const published = { kty, use: 'sig', alg: 'RS256', kid, x5t: kid, ...(n && { n }), ...(e && { e }) } as JWK;
  const publicKeys = { keys: [published] };
  const ours = createLocalJWKSet(publicKeys);
  return {
    publicKeys,
    sign(claims, seconds = TOKEN_SECONDS) {
      const now = epochSeconds(clock());
      return new SignJWT(claims)
        .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid })
        .setIssuer(issuer)
        .setIssuedAt(now)
        .setNotBefore(now)
        .setExpirationTime(now + seconds)
        .sign(key);
    },
    async verify(token) {
      const { payload } = await jwtVerify(token, ours, {
        issuer,
        currentDate: clock(),
        algorithms: ['RS256'],
      });
      return payload;
    },
  };
}
