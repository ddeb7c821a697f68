import type { TokenCredential } from '@azure/identity';
import { decodeJwt } from 'jose';
import { z } from 'zod/v4';
import { GraphFailure } from '../graph/failure';
import { tokenFailure } from './token-failure';

const claims = z.object({ roles: z.array(z.string()).default([]) });

/**
 * The application roles in a token of our own, as they were when it was issued. The signature is not checked: the
 * token came from Entra over TLS and nothing is allowed on the strength of it.
 *
 * @throws GraphFailure when Entra gives no token
 */
export async function rolesInToken(credential: TokenCredential, scope: string): Promise<string[]> {
  const token = await credential.getToken(scope).catch((error: unknown) => {
    throw tokenFailure(error);
  });
  if (token === null) throw new GraphFailure('get a token', 'unauthenticated', 'Entra gave no token.');
  return claims.parse(decodeJwt(token.token)).roles;
}
