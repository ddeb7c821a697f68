import type { TokenCredential } from '@azure/identity';
import { GraphFailure } from '../graph/failure';
import { tokenFailure } from './token-failure';

/** A token of this credential for a scope. @throws GraphFailure when Entra gives none */
export async function accessToken(credential: TokenCredential, scope: string): Promise<string> {
  try {
    const token = await credential.getToken(scope);
    if (token !== null) return token.token;
  } catch (error) {
    // A vault that does not sign has said why.
    throw error instanceof GraphFailure ? error : tokenFailure(error);
  }
  throw new GraphFailure('get a token', 'unauthenticated', 'Entra gave no token.');
}
