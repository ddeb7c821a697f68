import type { Card } from '../../cards/card';
import { planCard, type PlanState, type PlanView } from '../../cards/plan';
import type { Approval, ApprovalState, Progress } from '../../connection/approvals/approval';
import type { Change } from '../../connection/change';
import type { Connection } from '../../connection/connection-store';

/** The card of a plan in whatever state it is: the question, the progress, or the record. */
export function planAnswer(approval: Approval, connection: Connection, now: Date): Card {
  const { progress } = approval;
  const view: PlanView = {
    state: stateOf(approval, now),
    organisation: connection.organisation,
    approval: approval.id,
    authority: approval.approverName,
    changes: approval.plan.changes.map((change, index) => ({
      mark: progress?.marks[index] ?? 'todo',
      sentence: change.sentence,
      reason: change.reason,
      request: change.request,
      ...shortName(change),
    })),
    progress: progress === undefined ? 'Starting' : progressText(progress),
    ...(progress?.tests && {
      tests: progress.tests.map(({ remedy, ...test }) => ({ ...test, ...(remedy && { remedy }) })),
    }),
    ...(progress?.firstCounts && { firstCounts: progress.firstCounts }),
    ...(progress?.failure && { failure: `${progress.failure.text} ${progress.failure.remedy}` }),
    ...(approval.decidedAt && { decidedAt: clockTime(approval.decidedAt) }),
  };
  return planCard(view);
}

function stateOf({ state, expiresAt, progress }: Approval, now: Date): PlanState {
  const shown: Record<ApprovalState, PlanState> = {
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

/** A permission's key is `api/value`. */
function shortName({ kind, key }: Change): { short?: string } {
  return kind === 'grant-permission' ? { short: key.split('/')[1] ?? key } : {};
}

function progressText({ marks, waitingSeconds, testing }: Progress): string {
  const done = marks.filter((mark) => mark === 'done').length;
  const waiting = waitingSeconds === undefined ? '' : `waiting for Entra to catch up (${waitingSeconds} s)`;
  if (testing === true) return waiting;
  const counted = `${done} of ${marks.length} done`;
  return waiting === '' ? counted : `${counted}, ${waiting}`;
}

function clockTime(date: Date): string {
  return `${date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })} UTC`;
}
