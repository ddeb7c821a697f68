import type { PlanState, PlanView } from './plan-view';
import { plainText } from './plain-text';

export function planTitle({ state, organisation }: PlanView): string {
  const name = plainText(organisation, 80);
  if (state === 'done') return `${name} is connected to Defender`;
  if (state === 'failed') return `${name} is not connected yet`;
  return `Connect ${name} to Defender`;
}

/** Where the plan stands, and always whether anything has been changed. */
export function planSubtitle({ state, changes, tests = [], progress = '' }: PlanView): string {
  const count = counted(changes.length);
  const sentences: Record<PlanState, string> = {
    proposed:
      changes.length === 0
        ? 'Plan · nothing to change, only to test'
        : `Plan · ${count} · nothing has been changed yet`,
    applying: progress,
    testing: `${count} made · testing with real calls${progress === '' ? '' : `, ${progress}`}`,
    done: `${count} made, ${testedAndSaved(tests)}`,
    failed: progress,
    rejected: 'Rejected · nothing has been changed',
    expired: 'Nobody decided within a day · nothing has been changed',
    superseded: 'A newer plan has taken its place · this one changes nothing',
  };
  return plainText(sentences[state], 160);
}

/** On whose authority, and when. */
export function planFooter({ state, authority, decidedAt = '' }: PlanView): string {
  const name = plainText(authority, 80);
  const at = decidedAt === '' ? '' : ` at ${plainText(decidedAt, 40)}`;
  if (state === 'proposed') return `For ${name} to approve, within a day.`;
  if (state === 'rejected') return `Rejected by ${name}${at}. Type setup for a new plan.`;
  if (state === 'expired' || state === 'superseded') return 'Type setup for a new plan.';
  return `Approved by ${name}${at}.`;
}

export function approveTitle({ changes }: PlanView): string {
  return changes.length === 0 ? 'Approve the test' : `Approve ${counted(changes.length)}`;
}

function testedAndSaved(tests: NonNullable<PlanView['tests']>): string {
  const passed = tests.filter(({ ok }) => ok).length;
  return passed === tests.length ? 'tested and saved' : `saved; ${passed} of ${tests.length} tests passed`;
}

function counted(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`;
}
