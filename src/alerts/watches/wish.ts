import type { QuietHours } from '../../quiet-hours';
import { texts } from '../../texts/texts';
import { type QueryProblem, parseQuery } from '../query/parse';
import { listOf, piecesOf } from '../query/pieces';
import { NEWEST } from '../query/sort';

/** What somebody wants to be pinged for. */
export interface Wish {
  /** In its one way of writing; empty: nothing was asked for. */
  query: string;
  name: string | undefined;
  quiet: QuietHours | undefined;
}

const LONGEST_NAME = 60;
const OPTION = /^(name|quiet|zone):(.*)$/i;
const STRETCH = /^([01]?\d|2[0-3]):([0-5]\d)-([01]?\d|2[0-3]):([0-5]\d)$/;

/**
 * Reads what stands after `watch`: a query, and of its own `name:"Night shift"`, `quiet:22:00-07:00` and
 * `zone:Europe/Berlin`, in any order.
 *
 * @param zone the asker's time zone, for a quiet time that names none
 */
export function readWish(
  words: string,
  now: Date,
  zone: string,
): { ok: true; wish: Wish } | { ok: false; problem: QueryProblem } {
  const pieces = piecesOf(words);
  const options = pieces.filter((piece) => OPTION.test(piece));
  const parsed = parseQuery(pieces.filter((piece) => !OPTION.test(piece)).join(' '), now);
  if (!parsed.ok) return { ok: false, problem: withOptions(parsed.problem, options) };
  const { text, sort } = parsed.query;
  // Written last, and of no use here: a message shows the newest first.
  const query = sort === NEWEST ? text : text.slice(0, text.lastIndexOf('sort:')).trim();
  const name = valueOf('name', options)?.slice(0, LONGEST_NAME);
  const quiet = readQuiet(valueOf('quiet', options), valueOf('zone', options) ?? zone);
  if (typeof quiet === 'string') return { ok: false, problem: { message: quiet, suggestion: undefined } };
  return { ok: true, wish: { query, name, quiet } };
}

function withOptions({ message, suggestion }: QueryProblem, options: readonly string[]): QueryProblem {
  const whole = suggestion === undefined ? undefined : [...options, suggestion].join(' ');
  return { message, suggestion: whole };
}

/** What an option says; the last one counts. */
function valueOf(wanted: string, options: readonly string[]): string | undefined {
  const values = options.flatMap((piece) => {
    const [, name = '', value = ''] = OPTION.exec(piece) ?? [];
    const bare = listOf(value).join(',').replaceAll('"', '').trim();
    return name.toLowerCase() === wanted && bare !== '' ? [bare] : [];
  });
  return values.at(-1);
}

/** A stretch of the day; a text says what is wrong with it. */
function readQuiet(stretch: string | undefined, timeZone: string): QuietHours | string | undefined {
  const words = texts().watches.wish;
  if (!isZone(timeZone)) return words.zone;
  if (stretch === undefined) return undefined;
  // Never quiet, whatever the bot's own quiet hours are.
  if (stretch.toLowerCase() === 'off') return { from: 0, to: 0, timeZone };
  const parts = STRETCH.exec(stretch)?.slice(1).map(Number);
  if (parts === undefined) return words.quiet;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = parts;
  return { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute, timeZone };
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}
