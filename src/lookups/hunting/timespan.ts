import { texts } from '../../texts/texts';

const MOST: Readonly<Record<string, number>> = { m: 43_200, h: 8_760, d: 365 };
const DAY = String.raw`\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?`;
const BETWEEN = new RegExp(`^(${DAY})\\.\\.(${DAY})$`);

/** How far back a query looks, as the service takes it. */
export interface Timespan {
  /** ISO 8601. Source: security-security-runhuntingquery, Timespan format examples. */
  iso: string;
}

/** `30m`, `24h`, `7d`, or two days or moments in UTC with two dots between; undefined for anything else. */
export function readTimespan(word: string): Timespan | undefined {
  const [, digits, unit = ''] = /^(\d{1,5})([mhd])$/i.exec(word) ?? [];
  if (digits === undefined) return between(word);
  const letter = unit.toLowerCase();
  const amount = Number(digits);
  if (amount < 1 || amount > (MOST[letter] ?? 0)) return undefined;
  return { iso: letter === 'd' ? `P${amount}D` : `PT${amount}${letter.toUpperCase()}` };
}

/** The same in words; the service looks at 30 days where none is given. */
export function timespanInWords({ iso }: Timespan = { iso: 'P30D' }): string {
  const words = texts().hunts.timespan;
  const [from = '', to] = iso.split('/').map((moment) => moment.replace(/(?:T00:00)?(?::00)?Z$/, ''));
  if (to !== undefined) return words.between(from, to);
  const amount = Number(iso.replaceAll(/\D/g, ''));
  if (iso.endsWith('D')) return words.days(amount);
  return iso.endsWith('H') ? words.hours(amount) : words.minutes(amount);
}

function between(word: string): Timespan | undefined {
  const [, from = '', to = ''] = BETWEEN.exec(word) ?? [];
  const [start, end] = [momentOf(from), momentOf(to)];
  if (start === undefined || end === undefined || start >= end) return undefined;
  return { iso: `${start}/${end}` };
}

function momentOf(text: string): string | undefined {
  const full = text.length === 10 ? `${text}T00:00Z` : `${text.replace(/Z$/, '')}Z`;
  const moment = new Date(full);
  const real = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text.slice(0, 10));
  return real ? `${moment.toISOString().slice(0, 19)}Z` : undefined;
}
