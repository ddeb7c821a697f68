import type { Audit } from '../../audit/audit';
import type { Approval, Click, Decision } from '../approvals/approval';
import type { ApprovalStore } from '../approvals/approval-store';
import type { Authorities } from '../authority/authorities';
import type { People, Standing } from '../people/people';
import type { Runner } from '../runner';

/** What a decision led to, for the card. */
export type DecisionResult =
  | Decision
  | { outcome: 'not-administrator'; standing: Standing }
  | { outcome: 'not-approver'; approval: Approval }
  /** Nothing is decided yet: the approver has to sign in first, since the changes are made in their name. */
  | { outcome: 'sign-in'; approval: Approval };

/** A decision that does not wait for a sign-in. */
export type SettledDecision = Exclude<DecisionResult, { outcome: 'sign-in' }>;

export interface DecisionTools {
  approvals: ApprovalStore;
  people: People;
  audit: Audit;
  runner: Runner;
  authorities: Authorities;
}

/**
 * Decides on a plan. Who may is looked up in the tenant now; a refusal is in the audit too. An approved plan starts at
 * once.
 *
 * @param chosen the identities of the changes that are approved; undefined: all of them
 * @throws GraphFailure when the tenant cannot be asked: then nothing is decided
 */
export async function decide(
  tenantId: string,
  approvalId: string,
  verdict: 'approved' | 'rejected',
  click: Click,
  chosen: string[] | undefined,
  tools: DecisionTools,
): Promise<DecisionResult> {
  const decision =
    (await whyNot(tenantId, approvalId, verdict, click, tools)) ??
    (await tools.approvals.decide(tenantId, approvalId, verdict, click, chosen));
  if (decision.outcome === 'sign-in') return decision;
  const counted = decision.outcome === 'decided' || decision.outcome === 'first';
  await tools.audit.record(tenantId, {
    actor: click.by,
    action: counted ? `plan.${verdict}` : 'plan.refused',
    subject: 'approval' in decision ? `plan ${decision.approval.plan.hash.slice(0, 12)}` : 'plan',
    detail: { approval: approvalId, verdict, outcome: decision.outcome, chosen: chosen ?? null },
  });
  if (decision.outcome === 'decided' && verdict === 'approved') void tools.runner.run(decision.approval);
  return decision;
}

/** Whether a person could decide on a plan now, for what they are shown; a click is checked anew. @throws GraphFailure */
export async function mayDecide(
  { tenantId, desired, bound, approver, given }: Approval,
  userId: string,
  people: People,
): Promise<boolean> {
  const standing = await people.standing(tenantId, userId);
  const named = desired?.people.approvers ?? [];
  if (!standing.administrator || (bound && approver !== userId)) return false;
  return (
    !given.some(({ by }) => by === userId) && (named.length === 0 || named.some(({ id }) => id === userId))
  );
}

/** Why a click does not count, if it does not. */
async function whyNot(
  tenantId: string,
  approvalId: string,
  verdict: 'approved' | 'rejected',
  click: Click,
  { people, approvals, authorities }: DecisionTools,
): Promise<DecisionResult | undefined> {
  const weighed = await approvals.weigh(tenantId, approvalId, click);
  if (weighed.outcome === 'unknown') return weighed;
  const standing = await people.standingNow(tenantId, click.by);
  if (!standing.administrator) return { outcome: 'not-administrator', standing };
  if (weighed.outcome !== 'decided') return weighed;
  const { approval } = weighed;
  const approvers = approval.desired?.people.approvers ?? [];
  if (approvers.length > 0 && !approvers.some(({ id }) => id === click.by))
    return { outcome: 'not-approver', approval };
  const last = approval.given.length + 1 >= approval.needed;
  if (verdict === 'rejected' || !last || approval.plan.changes.length === 0) return undefined;
  const given = [...approval.given, { by: click.by, name: click.name, at: approval.requestedAt }];
  const authority = approval.desired?.authority ?? 'unattended';
  const graph = await authorities.graphFor({ ...approval, given }, authority);
  return graph === undefined ? { outcome: 'sign-in', approval } : undefined;
}
