import { type GraphAnswer, kindOf } from './answer';
import type { GraphCall } from './call';
import { GraphFailure } from './failure';

/** What one attempt came to: an answer, or a refusal with its status. */
export type Attempt =
  | GraphAnswer
  | { status: number; requestId: string | undefined; detail: string; retryAfter: number | undefined };

const ATTEMPTS = 5;
const LONGEST_WAIT_SECONDS = 120;

/**
 * Repeats a call while that is safe and useful. 429 was not carried out, so any call is repeated, after Retry-After.
 * 5xx and broken connections may have been carried out: only calls that can be repeated without harm
 * (all but a POST that changes something) are sent again; after a POST the caller looks what happened.
 *
 * @throws GraphFailure once it gives up
 */
export async function withRetries(
  call: GraphCall,
  attempt: () => Promise<Attempt>,
  sleep: (milliseconds: number) => Promise<void>,
): Promise<GraphAnswer> {
  for (let tried = 1; ; tried++) {
    const outcome = await attempt().catch((error: unknown) => networkFailure(call, error));
    if (!(outcome instanceof GraphFailure) && 'body' in outcome) return outcome;
    const failure = outcome instanceof GraphFailure ? outcome : refusal(call, outcome);
    if (tried >= (call.attempts ?? ATTEMPTS) || !mayRepeat(call, failure)) throw failure;
    const asked = outcome instanceof GraphFailure ? undefined : outcome.retryAfter;
    await sleep(1000 * Math.min(asked ?? 2 ** (tried - 2), LONGEST_WAIT_SECONDS));
  }
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
