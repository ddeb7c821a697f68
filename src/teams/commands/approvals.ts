import { recordsCard } from '../../cards/records';
import type { Approval } from '../../connection/approvals/approval';
import type { ResponseAction } from '../../response/response-action';
import type { Services } from '../services';
import { exactTime } from '../views/times';
import { defineCommand } from './define';

/** What waits: plans for administrators, actions in Defender for everybody who reads alerts. */
export const approvals = defineCommand<Services>({
  name: 'approvals',
  topic: 'connection',
  summary: 'What waits for a decision, or is being carried out.',
  examples: ['approvals'],
  who: 'analyst',
  async run(_words, { asker: { tenantId, aadObjectId }, timezone }, services) {
    const { administrator } = await services.people.standing(tenantId, aadObjectId);
    const plans = administrator ? await openPlans(tenantId, services) : [];
    const actions = await services.responseStore.open(tenantId);
    const rows = [...plans.map(planRow), ...actions.map(actionRow)];
    rows.sort((one, other) => other.at.getTime() - one.at.getTime());
    return {
      card: recordsCard({
        title: titleFor(plans.length, actions.length),
        context: 'Each can be decided for a day, where it was asked for.',
        rows: rows.map(({ at, ...row }) => ({ ...row, when: exactTime(at, timezone) })),
        buttons: [{ title: 'Show the newest plan', verb: 'setup.start', data: {} }].slice(0, plans.length),
      }),
    };
  },
});

async function openPlans(tenantId: string, { approvals: store, clock }: Services): Promise<Approval[]> {
  const now = clock();
  return (await store.open(tenantId)).filter(
    ({ state, expiresAt }) => state === 'approved' || expiresAt > now,
  );
}

function titleFor(plans: number, actions: number): string {
  const parts = [counted(plans, 'plan'), counted(actions, 'action')].filter((part) => part !== '');
  return parts.length === 0 ? 'Nothing waits for an approval' : `${parts.join(' and ')} open`;
}

function counted(count: number, what: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}

function planRow(plan: Approval) {
  const title = `${plan.plan.changes.length} changes, asked for by ${plan.approverName}`;
  return { title, detail: waitsFor(plan), at: plan.requestedAt };
}

function actionRow(action: ResponseAction) {
  const detail = `${action.about} · ${waitsFor(action)}`;
  return { title: `${action.sentence}, asked for by ${action.approverName}`, detail, at: action.requestedAt };
}

function waitsFor({ state, bound, approverName, needed, given }: Approval | ResponseAction): string {
  if (state === 'approved' || state === 'running') return 'Approved, and being carried out';
  const names = given.map(({ name }) => name).join(', ');
  if (given.length > 0) return `Approved by ${names}; ${needed - given.length} more has to approve`;
  return bound ? `Waits for ${approverName}` : `Waits for ${needed === 1 ? 'an approver' : 'two people'}`;
}
