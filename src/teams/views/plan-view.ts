import type { Card } from '../../cards/card';
import { planCard, type PlanState, type PlanView } from '../../cards/plan';
import type { Approval, ApprovalState, Progress } from '../../connection/approvals/approval';
import type { Change } from '../../connection/change';
import { APIS } from '../../connection/permissions';
import { chosenPart, identityOf, type Plan } from '../../connection/plan';
import type { Connection } from '../../connection/connection-store';
import { clockTime } from './times';
import { speaking, texts } from '../../texts/texts';

/** The card of a plan in whatever state it is (the question, the progress, or the record), in the plan's language. */
export function planAnswer(approval: Approval, connection: Connection, now: Date, viewer: Viewer = {}): Card {
  return speaking(approval.language, () => drawn(approval, connection, now, viewer));
}

/** Whoever looks at it. */
interface Viewer {
  decides?: boolean;
  watchers?: readonly string[];
}

function drawn(
  approval: Approval,
  connection: Connection,
  now: Date,
  { decides = true, watchers = [] }: Viewer,
): Card {
  const { progress, plan } = approval;
  const shown = new Set(chosenPart(plan, approval.chosen).changes.map(identityOf));
  const view: PlanView = {
    state: stateOf(approval, now),
    organisation: connection.organisation,
    approval: approval.id,
    connection: connection.id,
    authority: approversOf(approval),
    existing: connection.savedAt !== undefined,
    removal: (approval.desired ?? connection.desired).presence === 'absent',
    given: approval.given.length,
    missing: approval.state === 'pending' ? approval.needed - approval.given.length : 0,
    decides,
    watchers,
    choosable: plan.changes.some(({ optional }) => optional === true),
    changes: saidOnce(
      plan.changes.flatMap((change, index) =>
        shown.has(identityOf(change)) ? [changeView(change, progress?.marks[index] ?? 'todo')] : [],
      ),
    ),
    left: plan.changes.length - shown.size,
    progress: progress === undefined ? texts().plan.stands.starting : progressText(progress, plan, shown),
    ...(progress?.tests && {
      tests: progress.tests.map(({ remedy, ...test }) => ({ ...test, ...(remedy && { remedy }) })),
    }),
    ...(progress?.firstCounts && { firstCounts: progress.firstCounts }),
    ...(progress?.failure && { failure: `${progress.failure.text} ${progress.failure.remedy}` }),
    ...(approval.decidedAt && { decidedAt: clockTime(approval.decidedAt) }),
  };
  return planCard(view);
}

function changeView(change: Change, mark: Progress['marks'][number]) {
  const { sentence, reason, request } = change;
  return { mark, sentence, reason, request, ...shortName(change) };
}

/** A reason that several changes in a row have stands under the first of them. */
function saidOnce<T extends { reason: string }>(changes: readonly T[]): T[] {
  return changes.map((change, index) =>
    changes[index - 1]?.reason === change.reason ? { ...change, reason: '' } : change,
  );
}

/** Who has approved; before that, who is to. */
function approversOf({ given, needed, bound, approverName }: Approval): string {
  if (given.length > 0) return given.map(({ name }) => name).join(` ${texts().and} `);
  if (bound) return approverName;
  return needed === 1 ? texts().plan.by.anApprover : texts().plan.by.twoAdministrators;
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
  const words = texts().plan;
  return { short: value, group: risky === true ? words.beyondReading(name) : words.readOnly(name) };
}

function progressText(
  { marks, waitingSeconds, testing }: Progress,
  { changes }: Plan,
  shown: ReadonlySet<string>,
): string {
  const own = marks.filter((_mark, index) => {
    const change = changes[index];
    return change !== undefined && shown.has(identityOf(change));
  });
  const done = own.filter((mark) => mark === 'done').length;
  const waiting = waitingSeconds === undefined ? '' : texts().plan.stands.waiting(waitingSeconds);
  if (testing === true) return waiting;
  const counted = texts().plan.stands.done(done, own.length);
  return waiting === '' ? counted : `${counted}, ${waiting}`;
}
