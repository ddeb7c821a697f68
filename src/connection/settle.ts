import type { Propagation } from '../config/config';
import { GraphFailure } from '../microsoft/graph/failure';

/** Waiting for Entra to show everywhere what it has accepted. */
export interface Patience {
  propagation: Propagation;
  sleep: (milliseconds: number) => Promise<void>;
  /** Told before each wait how long it has been, so that people can be. */
  onWait: (waitedMs: number) => void;
}

/**
 * Asks again and again until there is a result, the window is over, or something fails for another reason. Time is
 * counted in the waits themselves.
 *
 * @param attempt gives undefined for "not yet"; what it throws ends the wait
 * @throws GraphFailure of kind `unavailable` when the window is over
 */
export async function untilSettled<T>(
  operation: string,
  { propagation, sleep, onWait }: Patience,
  attempt: () => Promise<T | undefined>,
): Promise<T> {
  for (let waited = 0; waited <= propagation.windowMs; waited += Math.max(1, propagation.intervalMs)) {
    const result = await attempt();
    if (result !== undefined) return result;
    onWait(waited);
    await sleep(propagation.intervalMs);
  }
  throw new GraphFailure(operation, 'unavailable', 'Entra did not catch up within 15 minutes.');
}

/**
 * Whether a refusal means that Entra has not caught up with an object that was made a moment ago.
 * Source: what Graph answers then, as Terraform's azuread provider and the Azure CLI treat it.
 */
export function isPropagating({ kind, detail }: GraphFailure): boolean {
  if (kind === 'not-found') return true;
  return (
    kind === 'invalid' && /does not exist|not a valid reference|does not reference a valid/i.test(detail)
  );
}
