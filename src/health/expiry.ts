import { DAY_MS, formatDate } from '../connection/dates';
import { texts } from '../texts/texts';

export const EXPIRED = 'expired';

/** How far an expiry has come, by the thresholds that are announced; undefined: it is further away than all of them. */
export function thresholdAt(
  expiresAt: Date,
  now: Date,
  thresholdDays: readonly number[],
): string | undefined {
  const left = expiresAt.getTime() - now.getTime();
  if (left <= 0) return EXPIRED;
  const reached = thresholdDays.filter((days) => left <= days * DAY_MS);
  return reached.length === 0 ? undefined : String(Math.min(...reached));
}

/** Whole days that are left; below nought once it is over. */
export function daysLeft(expiresAt: Date, now: Date): number {
  return Math.floor((expiresAt.getTime() - now.getTime()) / DAY_MS);
}

/** When it ends, in words, such as "expires in 5 days", "expires today" or "expired on 23 Nov 2027". */
export function expiryInWords(expiresAt: Date, now: Date): string {
  const days = daysLeft(expiresAt, now);
  const words = texts().findings.expiry;
  if (expiresAt <= now) return words.expired(formatDate(expiresAt));
  return days === 0 ? words.today : words.inDays(days);
}
