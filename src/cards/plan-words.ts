import { texts } from '../texts/texts';
import type { PlanState, PlanView } from './plan-view';
import { plainText } from './plain-text';

export function planTitle({
  state,
  organisation,
  changes,
  tests = [],
  removal = false,
  existing = false,
}: PlanView): string {
  const name = plainText(organisation, 80);
  const words = texts().plan.title;
  if (removal) return state === 'done' ? words.disconnected(name) : words.disconnect(name);
  if (state === 'done') return words.connected(name);
  if (existing && state === 'failed') return words.notChanged(name);
  if (existing && changes.length === 0 && tests.length > 0) return words.notAllWorks(name);
  if (existing) return words.change(name);
  return state === 'failed' ? words.notConnected(name) : words.connect(name);
}

/** Where the plan stands, and always whether anything has been changed. */
export function planSubtitle({
  state,
  changes,
  tests = [],
  progress = '',
  removal = false,
}: PlanView): string {
  const words = texts().plan.stands;
  const count = changes.length;
  const nothing = removal ? words.nothingToRemove : words.nothingToChange;
  const sentences: Record<PlanState, string> = {
    proposed: count === 0 ? nothing : words.proposed(count),
    applying: progress,
    testing: words.testing(count, progress),
    done: removal ? words.removed(count) : saved(count, tests),
    failed: progress,
    rejected: words.rejected,
    expired: words.expired,
    superseded: words.superseded,
  };
  return plainText(sentences[state], 160);
}

/** On whose authority, and when. */
export function planFooter({
  state,
  authority,
  decidedAt = '',
  missing = 0,
  given = 0,
  left = 0,
}: PlanView): string {
  const name = plainText(authority, 80);
  const at = plainText(decidedAt, 40);
  const words = texts().plan.by;
  if (state === 'proposed') return given > 0 ? words.oneMore(name, missing) : words.toApprove(name);
  if (left > 0 && state === 'done') return words.approvedInPart(name, at, left);
  if (state === 'rejected') return words.rejected(name, at);
  if (state === 'expired' || state === 'superseded') return words.over;
  return words.approved(name, at);
}

export function approveTitle({ changes, removal = false }: PlanView): string {
  if (changes.length > 0) return texts().plan.approve(changes.length);
  return removal ? texts().buttons.approve : texts().plan.approveTest;
}

function saved(count: number, tests: NonNullable<PlanView['tests']>): string {
  const passed = tests.filter(({ ok }) => ok).length;
  const words = texts().plan.stands;
  return passed === tests.length ? words.saved(count) : words.savedInPart(count, passed, tests.length);
}
