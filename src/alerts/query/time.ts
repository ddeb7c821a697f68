const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const LONGEST_MS = 3650 * 86_400_000;

export const TIME_HELP =
  'a time back such as 30m, 24h, 7d or 2w, a date such as 2026-11-23, today, or yesterday';

/** A moment as people write it: how long ago, a date (from its first second, UTC), or today and yesterday. */
export function readTime(text: string, now: Date): Date | undefined {
  const back = /^(\d{1,5})([mhdw])$/i.exec(text);
  if (back?.[1] !== undefined && back[2] !== undefined) {
    const milliseconds = Number(back[1]) * (UNITS[back[2].toLowerCase()] ?? 0);
    return new Date(now.getTime() - Math.min(milliseconds, LONGEST_MS));
  }
  const midnight = new Date(now.toISOString().slice(0, 10));
  if (/^today$/i.test(text)) return midnight;
  if (/^yesterday$/i.test(text)) return new Date(midnight.getTime() - 86_400_000);
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})?)?$/i.test(text))
    return undefined;
  const zoned = text.length === 10 || /(Z|[+-]\d{2}:\d{2})$/i.test(text) ? text : `${text}Z`;
  const date = new Date(zoned);
  return isDay(text.slice(0, 10)) && !Number.isNaN(date.getTime()) ? date : undefined;
}

/** Not 30 February, which Date takes for a day in March; not year 0, which PostgreSQL does not know. */
function isDay(text: string): boolean {
  const day = new Date(text);
  const real = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  return real && day.getUTCFullYear() >= 1900;
}
