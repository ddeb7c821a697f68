import type { Connection } from '../connection/connection-store';
import type { Standing } from '../connection/people/people';

/**
 * What somebody may do with alerts, mail and devices: nothing, ask for it and approve, or do it at once. Approvers may, and the
 * holders of the roles that the settings name; what is risky is never done unasked.
 */
export type MayAct = 'no' | 'asked' | 'unasked';

export function mayAct(
  { member, administrator, roles }: Standing,
  userId: string,
  { desired: { people } }: Pick<Connection, 'desired'>,
  risky: boolean,
): MayAct {
  const holdsOne = (of: readonly string[]) => of.some((role) => roles.includes(role));
  if (!member) return 'no';
  const approves =
    administrator && (people.approvers.length === 0 || people.approvers.some(({ id }) => id === userId));
  if (!approves && !holdsOne(people.actorRoles)) return 'no';
  return !risky && holdsOne(people.unaskedRoles) ? 'unasked' : 'asked';
}

/** How many different people have to approve an action. */
export function neededFor(risky: boolean, { desired }: Pick<Connection, 'desired'>): number {
  const { approvals } = desired.people;
  return approvals === 'two' || (approvals === 'two-when-risky' && risky) ? 2 : 1;
}
