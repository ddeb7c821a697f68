import { texts } from '../texts/texts';

export const DAY_MS = 86_400_000;

/** The moment `days` times 24 hours after another. */
export function daysAfter(start: Date, days: number): Date {
  return new Date(start.getTime() + days * DAY_MS);
}

/** A date for people in the language of the turn, such as "23 Nov 2027", in UTC. */
export function formatDate(date: Date): string {
  return date.toLocaleDateString(texts().times, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
