import type { Card } from '../../cards/card';
import { planCard, type PlanState, type PlanView } from '../../cards/plan';
import type { Approval, ApprovalState, Progress } from '../../connection/approvals/approval';
import type { Change } from '../../connection/change';
import { APIS } from '../../connection/permissions';
import type { Connection } from '../../connection/connection-store';

/** The card of a plan in whatever state it is: the question, the progress, or the record. */
export function planAnswer(approval: Approval, connection: Connection, now: Date): Card {
  const { progress } = approval;
  const view: PlanView = {
    state: stateOf(approval, now),
    organisation: connection.organisation,
    approval: approval.id,
    connection: connection.id,
    authority: approversOf(approval),
    removal: (approval.desired ?? connection.desired).presence === 'absent',
    given: approval.given.length,
    missing: approval.state === 'pending' ? approval.needed - approval.given.length : 0,
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

/** Who has approved; before that, who is to. */
function approversOf({ given, needed, bound, approverName }: Approval): string {
  if (given.length > 0) return given.map(({ name }) => name).join(' and ');
  if (bound) return approverName;
  return needed === 1 ? 'an approver' : 'two different administrators';
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

/** A permission's key is `api/value`: those of an API stand together. */
function shortName({ kind, key, risky }: Change): { short?: string; group?: string } {
  const [api = '', value = key] = key.split('/');
  if (kind !== 'grant-permission' || !(api in APIS)) return {};
  const { name } = APIS[api as keyof typeof APIS];
  return {
    short: value,
    group: `Permissions on ${name}, ${risky === true ? 'beyond reading alerts' : 'read only'}`,
  };
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
