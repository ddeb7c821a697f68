import type { Cell } from '../../lookups/hunting/found';
import { MOST_COLUMNS } from '../../cards/hunt';
import { texts } from '../../texts/texts';

/** So many letters of the small type stand side by side where a card is 300 pixels wide. */
const ROOM = 38;
const NARROWEST = 4;

/** A cell as a person reads it: times in the reader's zone, truth as yes and no. */
export function cellShown(value: Cell, type: string, timezone: string | undefined): string {
  if (value === null) return '';
  const known = type.toLowerCase();
  if (known === 'datetime' && typeof value === 'string') return toTheSecond(value, timezone);
  if (['sbyte', 'boolean', 'bool'].includes(known)) return yesOrNo(value);
  if (typeof value === 'number') return value.toLocaleString(texts().numbers, { useGrouping: false });
  return typeof value === 'string' ? defanged(value) : String(value);
}

/** Whether the columns can be read side by side on a phone: few, and no word wider than its share. */
export function fitsSideBySide(columns: readonly string[], rows: readonly (readonly string[])[]): boolean {
  if (columns.length > MOST_COLUMNS) return false;
  return longestWords(columns, rows).reduce((sum, length) => sum + length, 0) <= ROOM;
}

/** The share of the width that each column gets: what its longest word needs, more where the text is long. */
export function widthsOf(columns: readonly string[], rows: readonly (readonly string[])[]): number[] {
  return longestWords(columns, rows).map((word, index) => {
    const longest = Math.max(...rows.map((row) => row[index]?.length ?? 0), 0);
    return Math.max(NARROWEST, word, Math.min(longest, 2 * word));
  });
}

function longestWords(columns: readonly string[], rows: readonly (readonly string[])[]): number[] {
  return columns.map((name, index) => {
    const shown = [...(name.match(/[A-Z]?[^A-Z]+|[A-Z]+/g) ?? []), ...rows.map((row) => row[index] ?? '')];
    return Math.max(...shown.flatMap((text) => text.split(/[\s-]+/)).map((word) => word.length), 0);
  });
}

function yesOrNo(value: Exclude<Cell, null>): string {
  if (value === true || value === 1) return 'true';
  return value === false || value === 0 ? 'false' : String(value);
}

function toTheSecond(text: string, timezone: string | undefined): string {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return text;
  const day = { day: 'numeric', month: 'short' } as const;
  const form = { ...day, hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  try {
    if (timezone !== undefined) return date.toLocaleString(texts().times, { ...form, timeZone: timezone });
  } catch {
    // Not a zone that this machine knows: UTC below.
  }
  return `${date.toLocaleString(texts().times, { ...form, timeZone: 'UTC' })} UTC`;
}

/** So that nobody follows it by accident. The file has it as it is. */
function defanged(text: string): string {
  return text.replaceAll(/\bhttp(?=s?:\/\/)/gi, 'hxxp');
}
