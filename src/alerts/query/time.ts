const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const DAY_MS = 86_400_000;
const LONGEST_MS = 3650 * DAY_MS;

export const TIME_HELP =
  'a time back such as 30m, 24h, 7d or 2w, a date such as 2026-11-23, a moment such as 2026-11-23T14:00 (UTC), today, or yesterday';

/** A day from its first moment to that of the next, or a single moment. */
export interface Span {
  start: Date;
  end: Date;
}

/** A time as people write it: how long ago, a day (UTC), today and yesterday, or a moment. */
export function readSpan(text: string, now: Date): Span | undefined {
  const back = /^(\d{1,5})([mhdw])$/i.exec(text);
  if (back?.[1] !== undefined && back[2] !== undefined) {
    const milliseconds = Number(back[1]) * (UNITS[back[2].toLowerCase()] ?? 0);
    return momentAt(now.getTime() - Math.min(milliseconds, LONGEST_MS));
  }
  const midnight = Date.parse(now.toISOString().slice(0, 10));
  if (/^today$/i.test(text)) return dayFrom(midnight);
  if (/^yesterday$/i.test(text)) return dayFrom(midnight - DAY_MS);
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})?)?$/i.test(text))
    return undefined;
  if (!isDay(text.slice(0, 10))) return undefined;
  if (text.length === 10) return dayFrom(Date.parse(text));
  const moment = Date.parse(/(Z|[+-]\d{2}:\d{2})$/i.test(text) ? text : `${text}Z`);
  return Number.isNaN(moment) ? undefined : momentAt(moment);
}

function dayFrom(start: number): Span {
  return { start: new Date(start), end: new Date(start + DAY_MS) };
}

function momentAt(moment: number): Span {
  return { start: new Date(moment), end: new Date(moment) };
}

/** Not 30 February, which Date takes for a day in March; not year 0, which PostgreSQL does not know. */
function isDay(text: string): boolean {
  const day = new Date(text);
  const real = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  return real && day.getUTCFullYear() >= 1900;
}
