import { GraphRefusal } from '../failure';
import type { World } from '../../world';

const DAY_MS = 86_400_000;
const POLICY_ID = '5f0e9c0a-7a39-4b2c-9f0e-2d1c8f6b7a11';

/**
 * Holds a new credential to the tenant's app management policy.
 * Sources: learn.microsoft.com/graph/api/resources/appmanagementpolicy; the codes as OfficeDev/teams-toolkit handles them.
 *
 * @throws GraphRefusal
 */
export function requireAllowed(
  { tenant: { credentialPolicy } }: World,
  kind: 'secret' | 'certificate',
  { start, end }: { start: Date; end: Date },
): void {
  const assigned = `as per assigned policy '${POLICY_ID}'.`;
  if (kind === 'secret' && !credentialPolicy.secrets)
    throw new GraphRefusal(
      400,
      'CredentialTypeNotAllowedAsPerAppPolicy',
      `Credential type not allowed ${assigned}`,
    );
  const days = (end.getTime() - start.getTime()) / DAY_MS;
  // A certificate begins an hour before it is made, for clocks that run late.
  if (credentialPolicy.mostDays !== null && days > credentialPolicy.mostDays + 1)
    throw new GraphRefusal(
      400,
      'CredentialInvalidLifetimeAsPerAppPolicy',
      `Credential lifetime exceeds the max value allowed ${assigned}`,
    );
}
