import { auditSubject } from './audit-subject';
import { mayAct } from './may-act';
import { referenceOf } from './reference';
import { type ResponseAction, STOP_STEP } from './response-action';
import type { ResponseTools } from './response-tools';

/** What a click to end an action led to. */
export type ResponseStop =
  { outcome: 'may-not' | 'unknown' } | { outcome: 'asked' | 'over'; action: ResponseAction };

/**
 * Asks a running action to end before its time. It notices by itself, after a crash too; what it has begun, it ends. Who may is
 * whoever could have decided on it, looked up in the tenant now.
 *
 * @throws GraphFailure when the tenant cannot be asked
 */
export async function stopResponse(
  tenantId: string,
  id: string,
  by: { id: string; name: string },
  { kinds, store, connections, people, audit, runner, clock }: ResponseTools,
): Promise<ResponseStop> {
  const action = await store.find(tenantId, id);
  const connection = action && (await connections.get(tenantId, action.connectionId));
  const kind = kinds.find((one) => one.kind === action?.kind);
  if (action === undefined || connection === undefined || kind?.stoppable !== true)
    return { outcome: 'unknown' };
  const may = mayAct(await people.standingNow(tenantId, by.id), by.id, connection, action.risky);
  await audit.record(tenantId, {
    actor: by.id,
    action: may === 'no' ? 'response.refused' : 'response.stopped',
    subject: auditSubject(action, kinds),
    detail: { reference: referenceOf(action) },
  });
  if (may === 'no') return { outcome: 'may-not' };
  if (action.state !== 'approved' && action.state !== 'running') return { outcome: 'over', action };
  const now = clock();
  await store.noteStep(action, STOP_STEP, { state: 'done', at: now, outcome: by.name });
  await store.postpone(action, now);
  void runner.run(action);
  return { outcome: 'asked', action };
}
