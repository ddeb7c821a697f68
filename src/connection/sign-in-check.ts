import { rolesInToken } from '../microsoft/entra/token-roles';
import { isNotYet } from '../microsoft/entra/token-failure';
import type { ApplicationIdentity, TokenCredential } from '../microsoft/entra/credential';
import { GraphFailure } from '../microsoft/graph/failure';
import { type Patience, untilSettled } from './settle';

/**
 * Signs in as the connection until Entra gives a token that carries all `roles`; each try asks for a fresh one.
 *
 * @returns the credential that got it, its token still in its cache
 * @throws GraphFailure when Entra refuses for a reason that waiting does not mend, or the window is over
 */
export function signInWithRoles(
  identity: ApplicationIdentity,
  roles: readonly string[],
  scope: string,
  signIn: (identity: ApplicationIdentity) => TokenCredential,
  patience: Patience,
): Promise<TokenCredential> {
  return untilSettled('sign in as the new application', patience, async () => {
    const credential = signIn(identity);
    try {
      const carried = await rolesInToken(credential, scope);
      return roles.every((role) => carried.includes(role)) ? credential : undefined;
    } catch (error) {
      if (error instanceof GraphFailure && isNotYet(error)) return undefined;
      throw error;
    }
  });
}
