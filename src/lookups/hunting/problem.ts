import { z } from 'zod/v4';
import { remedyFor } from '../../connection/remedy';
import type { GraphFailure } from '../../microsoft/graph/failure';
import { texts } from '../../texts/texts';
import { placeOf } from './place';

/** Why a hunt came to nothing, in a person's words. */
export const huntProblem = z.object({ title: z.string(), text: z.string() });
export type HuntProblem = z.infer<typeof huntProblem>;

const LONGEST_MESSAGE = 300;

/** What a message of the service stands for. Source: learn.microsoft.com/defender-xdr/advanced-hunting-errors. */
const KNOWN = [
  [/timeout period|timed? ?out/i, 'tooSlow'],
  [/result size/i, 'tooLarge'],
  [/resource consumption|exceeded the allowed limits|preempted/i, 'tooMuch'],
] as const;

/** The words for a call that did not succeed. `pause` says until when Microsoft wants to be left alone. */
export function problemOf(failure: GraphFailure, query: string, pause: string | undefined): HuntProblem {
  const { kind, detail, cause } = failure;
  const { problems, run } = texts().hunts;
  if (kind === 'throttled') return tooMuch(detail, pause);
  if (kind === 'forbidden') return problems.forbidden;
  if (kind === 'unavailable' && cause instanceof Error && cause.name === 'TimeoutError')
    return problems.tooSlow;
  const known = KNOWN.find(([sign]) => sign.test(detail));
  if (known !== undefined) return problems[known[1]];
  if (kind === 'invalid') return misunderstood(detail, query);
  return { title: run.failed, text: remedyFor(failure) };
}

/** A tenant's processing time and its calls a minute are counted apart; the body of a 429 tells which. Source: learn.microsoft.com/defender-xdr/api-advanced-hunting. */
function tooMuch(detail: string, pause: string | undefined): HuntProblem {
  const { problems, later, laterAt } = texts().hunts;
  const { title, text } = /processing resources|cpu|resources allocated/i.test(detail)
    ? problems.usedUp
    : problems.tooMany;
  return { title, text: `${text} ${pause === undefined ? later : laterAt(pause)}` };
}

function misunderstood(detail: string, query: string): HuntProblem {
  const words = texts().hunts;
  const message = detail
    .replace(/^\w+: /, '')
    .replace(/\s*Fix (?:syntax|semantic) errors in your query\.?\s*$/i, '')
    .replace(/\.\.+$/, '.')
    .slice(0, LONGEST_MESSAGE);
  const place = placeOf(message, query);
  const where = place === undefined ? '' : ` ${words.isIn(place)}`;
  const text = `${words.says(message)}${where}`;
  if (!/failed to resolve|unknown function/i.test(message)) return { title: words.unreadable, text };
  const licence = /table/i.test(message) ? `. ${words.tableOfProduct}` : '';
  return { title: words.notThere, text: text + licence };
}
