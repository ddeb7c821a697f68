import type { TokenCredential } from '@azure/identity';
import { decodeJwt } from 'jose';
import { z } from 'zod/v4';
import { accessToken } from './access-token';

const claims = z.object({ roles: z.array(z.string()).default([]) });

/**
 * The application roles in a token of our own, as they were when it was issued. The signature is not checked: the
 * token came from Entra over TLS and nothing is allowed on the strength of it.
 *
 * @throws GraphFailure when Entra gives no token
 */
export async function rolesInToken(credential: TokenCredential, scope: string): Promise<string[]> {
  return claims.parse(decodeJwt(await accessToken(credential, scope))).roles;
}
