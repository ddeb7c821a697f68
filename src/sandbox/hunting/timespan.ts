import { badQuery } from '../graph/failure';

const STANDARD_DAYS = 30;
const DAY_MS = 86_400_000;
const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Source: security-security-runhuntingquery, Timespan format examples. @throws GraphRefusal */
export function readTimespan(text: string | null | undefined, now: Date): { from: Date; to: Date } {
  if (text === null || text === undefined || text === '')
    return { from: new Date(now.getTime() - STANDARD_DAYS * DAY_MS), to: now };
  const [first = '', second] = text.split('/');
  const to = second === undefined || lengthOf(second) !== undefined ? undefined : momentOf(second);
  const length = lengthOf(first);
  if (length !== undefined) return { from: new Date((to ?? now).getTime() - length), to: to ?? now };
  const from = momentOf(first);
  const forward = second === undefined ? undefined : lengthOf(second);
  return { from, to: to ?? (forward === undefined ? now : new Date(from.getTime() + forward)) };
}

function lengthOf(text: string): number | undefined {
  const found = DURATION.exec(text);
  if (found === null || text.endsWith('P') || text.endsWith('T')) return undefined;
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = found;
  return (
    Number(days) * DAY_MS + Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000
  );
}

function momentOf(text: string): Date {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime()))
    throw badQuery(`Invalid value for parameter 'Timespan': '${text.slice(0, 60)}'.`);
  return moment;
}
