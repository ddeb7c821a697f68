import { type GraphAnswer, kindOf } from './answer';
import type { GraphCall } from './call';
import { GraphFailure } from './failure';
import type { HoldOff } from './hold-off';

/** What one attempt came to: an answer, or a refusal with its status. */
export type Attempt =
  | GraphAnswer
  | { status: number; requestId: string | undefined; detail: string; retryAfter: number | undefined };

const ATTEMPTS = 5;
const LONGEST_WAIT_SECONDS = 120;

/**
 * Repeats a call while that is safe and useful. 429 was not carried out, so any call is repeated. 5xx and broken
 * connections may have been carried out: only calls that can be repeated without harm (all but a POST that changes
 * something) are sent again; after a POST the caller looks what happened. Once a Retry-After has been given, neither this
 * call nor another of the same part of the API goes out before it is over; what would wait too long fails at once.
 *
 * @param attempt sends it; told which time it is, from 1
 * @throws GraphFailure once it gives up
 */
export async function withRetries(
  call: GraphCall,
  attempt: (tried: number) => Promise<Attempt>,
  sleep: (milliseconds: number) => Promise<void>,
  holdOff: HoldOff,
): Promise<GraphAnswer> {
  for (let tried = 1; ; tried++) {
    await heldOff(call, sleep, holdOff);
    const outcome = await attempt(tried).catch((error: unknown) => networkFailure(call, error));
    if (!(outcome instanceof GraphFailure) && 'body' in outcome) return outcome;
    const failure = outcome instanceof GraphFailure ? outcome : refusal(call, outcome);
    const asked = outcome instanceof GraphFailure ? undefined : outcome.retryAfter;
    if (asked !== undefined) holdOff.note(call.path, asked);
    if (tried >= (call.attempts ?? ATTEMPTS) || !mayRepeat(call, failure)) throw failure;
    if (asked === undefined) await sleep(1000 * 2 ** (tried - 2));
  }
}

async function heldOff(
  call: GraphCall,
  sleep: (milliseconds: number) => Promise<void>,
  holdOff: HoldOff,
): Promise<void> {
  const seconds = holdOff.secondsLeft(call.path);
  if (seconds === 0) return;
  const waits = call.waits !== false && (call.attempts ?? ATTEMPTS) > 1;
  if (waits && seconds <= LONGEST_WAIT_SECONDS) {
    await sleep(Math.ceil(1000 * seconds));
    return;
  }
  const detail = 'It asked not to be called again yet.';
  const held = { status: 429, detail, requestId: undefined, retryAfter: Math.ceil(seconds) };
  throw refusal(call, held);
}

function mayRepeat(call: GraphCall, { kind }: GraphFailure): boolean {
  if (kind === 'throttled') return call.waits !== false;
  return kind === 'unavailable' && (call.method !== 'POST' || call.repeatable === true);
}

function refusal(
  { operation }: GraphCall,
  { status, detail, requestId, retryAfter }: Exclude<Attempt, GraphAnswer>,
): GraphFailure {
  const failure = new GraphFailure(operation, kindOf(status, detail), detail, requestId);
  return retryAfter === undefined ? failure : Object.assign(failure, { retryAfterSeconds: retryAfter });
}

function networkFailure({ operation }: GraphCall, error: unknown): GraphFailure {
  if (error instanceof GraphFailure) return error;
  return new GraphFailure(
    operation,
    'unavailable',
    'The connection broke before an answer came.',
    undefined,
    {
      cause: error,
    },
  );
}
