import { listed } from './listed';
import { texts } from './texts/texts';

/** What sending a message came to. */
export type Delivery =
  | { outcome: 'sent'; activityId: string }
  /** It was not sent, and may be tried again, at the earliest after so many milliseconds. */
  | { outcome: 'later'; afterMs: number | undefined; why: string }
  /** It cannot be told there until somebody there speaks to the bot again. */
  | { outcome: 'refused'; why: string }
  /** It may have been delivered, or not. */
  | { outcome: 'unsure'; why: string };

const LONGEST_PAUSE_MS = 15 * 60_000;

/** When to try again: after as long as was asked for; else later after every attempt. */
export function nextAttempt(now: Date, afterMs: number | undefined, attempts: number): Date {
  const pause = afterMs ?? Math.min(1000 * 2 ** attempts, LONGEST_PAUSE_MS);
  return new Date(now.getTime() + pause);
}

/** Why a message did not arrive, in the language of the turn: it is kept in English. */
export function whyInWords(why: string): string {
  return listed(texts().notices.why, why) ?? why;
}
