import { texts } from '../../texts/texts';

const STEPS = [
  [86_400_000, 'days'],
  [3_600_000, 'hours'],
  [60_000, 'minutes'],
] as const;

/** How long ago, short enough for a list: "4 min", "3 h", "2 d", "now". */
export function ago(then: Date, now: Date): string {
  const passed = now.getTime() - then.getTime();
  const step = STEPS.find(([length]) => passed >= length);
  const words = texts().ago;
  return step === undefined ? words.now : `${Math.floor(passed / step[0])} ${words[step[1]]}`;
}

/** The same as a sentence has it: "4 min ago", "just now". */
export function howLongAgo(then: Date, now: Date): string {
  const length = ago(then, now);
  const words = texts().ago;
  return length === words.now ? words.justNow : words.before(length);
}

/** A moment in the reader's zone, such as "23 Nov, 14:02"; in UTC, and saying so, when the zone is not known. */
export function exactTime(date: Date, timezone: string | undefined): string {
  const form = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  try {
    if (timezone !== undefined) return date.toLocaleString(texts().times, { ...form, timeZone: timezone });
  } catch {
    // Not a zone that this machine knows: UTC below.
  }
  return `${date.toLocaleString(texts().times, { ...form, timeZone: 'UTC' })} UTC`;
}

/** A day in UTC that has room under a bar: "23 Nov", "23.11.". */
export function shortDay(date: Date): string {
  const { times } = texts();
  const month = times === 'en-GB' ? 'short' : 'numeric';
  const form = DAYS.get(times) ?? new Intl.DateTimeFormat(times, { day: 'numeric', month, timeZone: 'UTC' });
  DAYS.set(times, form);
  return form.format(date);
}

/** By language: to make one takes longer than all else of a summary. */
const DAYS = new Map<string, Intl.DateTimeFormat>();

/** The time of day in UTC, for cards that several people see. */
export function clockTime(date: Date): string {
  return `${date.toLocaleTimeString(texts().times, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })} UTC`;
}
