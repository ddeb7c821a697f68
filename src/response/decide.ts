import type { Click, Decision } from '../connection/approvals/approval';
import { auditSubject } from './audit-subject';
import { mayAct } from './may-act';
import { referenceOf } from './reference';
import type { ResponseAction } from './response-action';
import type { ResponseTools } from './response-tools';

/** What a click on an action led to. */
export type ResponseDecision = Decision<ResponseAction> | { outcome: 'may-not' };

/**
 * Decides on an action in Defender. Who may is looked up in the tenant now; a refusal is in the audit too. An approved action
 * starts at once.
 *
 * @throws GraphFailure when the tenant cannot be asked: then nothing is decided
 */
export async function decide(
  tenantId: string,
  id: string,
  verdict: 'approved' | 'rejected',
  click: Click,
  tools: ResponseTools,
): Promise<ResponseDecision> {
  const decision =
    (await whyNot(tenantId, id, click, tools)) ?? (await tools.store.decide(tenantId, id, verdict, click));
  const counted = decision.outcome === 'decided' || decision.outcome === 'first';
  await tools.audit.record(tenantId, {
    actor: click.by,
    action: counted ? `response.${verdict}` : 'response.refused',
    subject: 'approval' in decision ? auditSubject(decision.approval, tools.kinds) : 'an action',
    detail: { reference: referenceOf({ id }), verdict, outcome: decision.outcome },
  });
  if (decision.outcome === 'decided' && verdict === 'approved') void tools.runner.run(decision.approval);
  return decision;
}

/** Why a click does not count, if it does not. */
async function whyNot(
  tenantId: string,
  id: string,
  click: Click,
  { store, people, connections }: ResponseTools,
): Promise<ResponseDecision | undefined> {
  const standing = await people.standingNow(tenantId, click.by);
  const weighed = await store.weigh(tenantId, id, click);
  if (!standing.member) return { outcome: 'may-not' };
  if (weighed.outcome === 'unknown') return weighed;
  const { approval } = weighed;
  const connection = await connections.get(tenantId, approval.connectionId);
  if (connection === undefined) return { outcome: 'unknown' };
  if (mayAct(standing, click.by, connection, approval.risky) === 'no') return { outcome: 'may-not' };
  return weighed.outcome === 'decided' ? undefined : weighed;
}
