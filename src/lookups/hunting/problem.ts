import { z } from 'zod/v4';
import { remedyFor } from '../../connection/remedy';
import type { GraphFailure } from '../../microsoft/graph/failure';
import { placeOf } from './place';

/** Why a hunt came to nothing, in a person's words. */
export const huntProblem = z.object({ title: z.string(), text: z.string() });
export type HuntProblem = z.infer<typeof huntProblem>;

const LONGEST_MESSAGE = 300;
const NARROW = 'Look at fewer days, filter earlier, or keep fewer columns with project.';
const TOO_LONG: HuntProblem = {
  title: 'The hunt took longer than three minutes',
  text: `Microsoft ends a query then. ${NARROW}`,
};

/** What a message of the service stands for. Source: learn.microsoft.com/defender-xdr/advanced-hunting-errors. */
const KNOWN: readonly [RegExp, HuntProblem][] = [
  [/timeout period|timed? ?out/i, TOO_LONG],
  [
    /result size/i,
    {
      title: 'The result is too large',
      text: `Microsoft gives a result up to a certain size only. Count with summarize, keep fewer columns with project, or fewer rows with take.`,
    },
  ],
  [
    /resource consumption|exceeded the allowed limits|preempted/i,
    { title: 'The query needs too much', text: `Microsoft stopped it. ${NARROW}` },
  ],
];

/** The words for a call that did not succeed. `pause` says until when Microsoft wants to be left alone. */
export function problemOf(failure: GraphFailure, query: string, pause: string | undefined): HuntProblem {
  const { kind, detail, cause } = failure;
  if (kind === 'throttled') return tooMuch(detail, pause);
  if (kind === 'forbidden') return FORBIDDEN;
  if (kind === 'unavailable' && cause instanceof Error && cause.name === 'TimeoutError') return TOO_LONG;
  const known = KNOWN.find(([sign]) => sign.test(detail));
  if (known !== undefined) return known[1];
  if (kind === 'invalid') return misunderstood(detail, query);
  return { title: 'The hunt could not be run', text: remedyFor(failure) };
}

/** A tenant's processing time and its calls a minute are counted apart; the body of a 429 tells which. Source: learn.microsoft.com/defender-xdr/api-advanced-hunting. */
function tooMuch(detail: string, pause: string | undefined): HuntProblem {
  const again = pause === undefined ? 'Try again in a few minutes.' : `It can be run again from ${pause}.`;
  if (/processing resources|cpu|resources allocated/i.test(detail))
    return {
      title: 'The processing time of this tenant is used up',
      text: `Microsoft gives every tenant a share for hunting, anew every 15 minutes. ${again}`,
    };
  return {
    title: 'Too many hunts in a minute',
    text: `Microsoft takes about 45 a minute from a tenant. ${again}`,
  };
}

function misunderstood(detail: string, query: string): HuntProblem {
  const message = detail
    .replace(/^\w+: /, '')
    .replace(/\s*Fix (?:syntax|semantic) errors in your query\.?\s*$/i, '')
    .replace(/\.\.+$/, '.')
    .slice(0, LONGEST_MESSAGE);
  const place = placeOf(message, query);
  const where = place === undefined ? '' : ` It is in ${place}`;
  const text = `Microsoft says: ${message}${where}`;
  if (!/failed to resolve|unknown function/i.test(message))
    return { title: 'The query cannot be read', text };
  const licence = /table/i.test(message)
    ? '. A table is there only where the product that fills it is in use.'
    : '';
  return { title: 'The query names something that is not there', text: text + licence };
}

const FORBIDDEN: HuntProblem = {
  title: 'Hunting is not allowed yet',
  text: 'The tenant refuses: the connection lacks ThreatHunting.Read.All on Microsoft Graph. An administrator types permissions to see it, then setup to grant it.',
};
