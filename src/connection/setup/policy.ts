import type { DesiredState } from '../desired-state';
import { isRisky, type Plan } from '../plan';

/** How many have to approve, and whether it is for the one who asks alone. */
export function policyFor(
  plan: Plan,
  { people: { approvals, approvers } }: DesiredState,
  by: string,
): { needed: number; bound: boolean } {
  const needed = approvals === 'two' || (approvals === 'two-when-risky' && isRisky(plan)) ? 2 : 1;
  return { needed, bound: needed === 1 && (approvers.length === 0 || approvers.some(({ id }) => id === by)) };
}
