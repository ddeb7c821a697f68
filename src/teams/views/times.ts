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

/** A moment in the reader's zone, such as "23 Nov, 14:02"; in UTC, and saying so, when the zone is not known. */
export function exactTime(date: Date, timezone: string | undefined): string {
  const form = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  try {
    if (timezone !== undefined) return date.toLocaleString('en-GB', { ...form, timeZone: timezone });
  } catch {
    // Not a zone that this machine knows: UTC below.
  }
  return `${date.toLocaleString('en-GB', { ...form, timeZone: 'UTC' })} UTC`;
}

/** The time of day in UTC, for cards that several people see. */
export function clockTime(date: Date): string {
  return `${date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })} UTC`;
}
