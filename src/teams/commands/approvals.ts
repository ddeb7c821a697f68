import { recordsCard } from '../../cards/records';
import type { Approval } from '../../connection/approvals/approval';
import type { ResponseAction } from '../../response/response-action';
import type { Services } from '../services';
import { exactTime } from '../views/times';
import { defineCommand } from './define';
import { texts } from '../../texts/texts';

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
    const words = texts().approvals;
    const rows = [...plans.map(planRow), ...actions.map(actionRow)];
    rows.sort((one, other) => other.at.getTime() - one.at.getTime());
    return {
      card: recordsCard({
        title: rows.length === 0 ? words.nothing : words.open(plans.length, actions.length),
        context: words.context,
        rows: rows.map(({ at, ...row }) => ({ ...row, when: exactTime(at, timezone) })),
        buttons: [{ title: words.newest, verb: 'setup.start', data: {} }].slice(0, plans.length),
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

function planRow(plan: Approval) {
  const title = texts().approvals.plan(plan.plan.changes.length, plan.approverName);
  return { title, detail: waitsFor(plan), at: plan.requestedAt };
}

function actionRow(action: ResponseAction) {
  const detail = `${action.about} · ${waitsFor(action)}`;
  const title = texts().approvals.action(action.sentence, action.approverName);
  return { title, detail, at: action.requestedAt };
}

function waitsFor({ state, bound, approverName, needed, given }: Approval | ResponseAction): string {
  const words = texts().approvals;
  if (state === 'approved' || state === 'running') return words.underWay;
  const names = given.map(({ name }) => name).join(', ');
  if (given.length > 0) return words.oneMore(names, needed - given.length);
  if (bound) return words.waitsFor(approverName);
  return needed === 1 ? words.waitsForOne : words.waitsForTwo;
}
