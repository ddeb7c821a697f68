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
  if (removal) return state === 'done' ? `${name} is disconnected` : `Disconnect ${name} from Defender`;
  if (state === 'done') return `${name} is connected to Defender`;
  if (existing && state === 'failed') return `The connection of ${name} was not changed as planned`;
  if (existing && changes.length === 0 && tests.length > 0)
    return `${name} is connected, but not everything works`;
  if (existing) return `Change the connection of ${name}`;
  if (state === 'failed') return `${name} is not connected yet`;
  return `Connect ${name} to Defender`;
}

/** Where the plan stands, and always whether anything has been changed. */
export function planSubtitle({
  state,
  changes,
  tests = [],
  progress = '',
  removal = false,
}: PlanView): string {
  const count = counted(changes.length);
  const sentences: Record<PlanState, string> = {
    proposed:
      changes.length === 0
        ? `Plan · nothing to change in the tenant, only to ${removal ? 'forget here' : 'test'}`
        : `Plan · ${count} · nothing has been changed yet`,
    applying: progress,
    testing: `${count} made · testing with real calls${progress === '' ? '' : `, ${progress}`}`,
    done: removal
      ? `${count} made · nothing of it is left in the tenant`
      : `${count} made, ${testedAndSaved(tests)}`,
    failed: progress,
    rejected: 'Rejected · nothing has been changed',
    expired: 'Nobody decided within a day · nothing has been changed',
    superseded: 'A newer plan has taken its place · this one changes nothing',
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
  const at = decidedAt === '' ? '' : ` at ${plainText(decidedAt, 40)}`;
  if (state === 'proposed' && given > 0)
    return `Approved by ${name}; ${missing} more has to approve, within a day.`;
  if (state === 'proposed') return `For ${name} to approve, within a day.`;
  if (left > 0 && state === 'done')
    return `Approved by ${name}${at}; ${counted(left)} left out. Type setup for the rest.`;
  if (state === 'rejected') return `Rejected by ${name}${at}. Type setup for a new plan.`;
  if (state === 'expired' || state === 'superseded') return 'Type setup for a new plan.';
  return `Approved by ${name}${at}.`;
}

export function approveTitle({ changes, removal = false }: PlanView): string {
  if (changes.length === 0 && removal) return 'Approve';
  return changes.length === 0 ? 'Approve the test' : `Approve ${counted(changes.length)}`;
}

function testedAndSaved(tests: NonNullable<PlanView['tests']>): string {
  const passed = tests.filter(({ ok }) => ok).length;
  return passed === tests.length ? 'tested and saved' : `saved; ${passed} of ${tests.length} tests passed`;
}

function counted(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`;
}
