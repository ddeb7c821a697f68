import { recordsCard } from '../../cards/records';
import type { Approval } from '../../connection/approvals/approval';
import type { Services } from '../services';
import { exactTime } from '../views/times';
import { defineCommand } from './define';

export const approvals = defineCommand<Services>({
  name: 'approvals',
  summary: 'Plans that wait for a decision, or are being carried out.',
  examples: ['approvals'],
  who: 'admin',
  async run(_words, { asker, timezone }, services) {
    const now = services.clock();
    const open = (await services.approvals.open(asker.tenantId)).filter(
      ({ state, expiresAt }) => state === 'approved' || expiresAt > now,
    );
    const count = open.length === 1 ? '1 plan' : `${open.length} plans`;
    return {
      card: recordsCard({
        title: open.length === 0 ? 'Nothing waits for an approval' : `${count} open`,
        context: 'A plan can be decided for a day, where it was asked for.',
        rows: open.map((one) => ({
          title: `${one.plan.changes.length} changes, asked for by ${one.approverName}`,
          detail: waitsFor(one),
          when: exactTime(one.requestedAt, timezone),
        })),
        buttons: [{ title: 'Show the newest', verb: 'setup.start', data: {} }].slice(0, open.length),
      }),
    };
  },
});

function waitsFor({ state, bound, approverName, needed, given }: Approval): string {
  if (state === 'approved') return 'Approved, and being carried out';
  const names = given.map(({ name }) => name).join(', ');
  if (given.length > 0) return `Approved by ${names}; ${needed - given.length} more has to approve`;
  return bound ? `Waits for ${approverName}` : `Waits for ${needed === 1 ? 'an approver' : 'two people'}`;
}
