import { planCard } from '../../cards/plan';
import type { Card } from '../../cards/card';
import type { Approval, ApprovalState, Progress } from '../../connection/approvals/approval';
import type { Connection } from '../../connection/connection-store';

type PlanView = Parameters<typeof planCard>[0];

/** The card of a plan in whatever state it is: the question, the progress, or the record. */
export function planAnswer(approval: Approval, connection: Connection, now: Date): Card {
  return planCard(planView(approval, connection, now));
}

function planView(approval: Approval, connection: Connection, now: Date): PlanView {
  const { progress } = approval;
  const state = stateOf(approval, now);
  return {
    state,
    organisation: connection.organisation,
    connectionName: connection.name,
    approval: approval.id,
    authority: approval.approverName,
    changes: approval.plan.changes.map(({ kind, sentence, reason, request }, index) => ({
      mark: progress?.marks[index] ?? 'todo',
      sentence,
      reason,
      request,
      ...(kind === 'grant-permission' && { group: 'Permissions on Microsoft Graph' }),
    })),
    ...(progress && state === 'applying' && { progress: progressText(progress) }),
    ...(progress?.tests && {
      tests: progress.tests.map(({ title, ok, detail, remedy }) => ({ api: title, ok, detail, ...(remedy && { remedy }) })),
    }),
    ...(progress?.firstCounts && { firstCounts: progress.firstCounts }),
    ...(progress?.failure && { note: `${progress.failure.text} ${progress.failure.remedy}` }),
    ...(approval.decidedAt && { decidedBy: approval.approverName, decidedAt: clockTime(approval.decidedAt) }),
  };
}

function stateOf({ state, expiresAt, progress }: Approval, now: Date): PlanView['state'] {
  const shown: Record<ApprovalState, PlanView['state']> = {
    pending: expiresAt <= now ? 'expired' : 'proposed',
    approved: progress?.testing === true ? 'testing' : 'applying',
    done: 'done',
    failed: 'failed',
    rejected: 'rejected',
    superseded: 'superseded',
    expired: 'expired',
  };
  return shown[state];
}

function progressText({ marks, waitingSeconds }: Progress): string {
  const done = marks.filter((mark) => mark === 'done').length;
  const waiting = waitingSeconds === undefined ? '' : `, waiting for Entra to catch up (${waitingSeconds} s)`;
  return `${done} of ${marks.length} done${waiting}`;
}

function clockTime(date: Date): string {
  return `${date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })} UTC`;
}
