import type { Button } from '../../cards/notice';
import { fetchResult, FETCHED_STEP } from '../../response/fetch/carry-out';
import { type ResponseAction, stopAskedBy } from '../../response/response-action';
import { inNumbers, texts } from '../../texts/texts';

/** What an action that fetches a file shows beside what all actions show. */
export interface FetchedView {
  /** What came of it, once something has. */
  outcome?: string;
  buttons: Button[];
}

/** How far a fetched file is: to be cancelled, to be had, or lost to the device. */
export function fetchedView(action: ResponseAction): FetchedView {
  const data = { action: action.id };
  const words = texts().fetching;
  const get: Button = { title: words.get, verb: 'file.take', data };
  const result = fetchResult.safeParse(action.result).data;
  if (action.state === 'done' && result !== undefined) {
    const size = inNumbers(result.size);
    return { outcome: words.outcome(size, result.removed, action.approverName), buttons: [get] };
  }
  if (action.state !== 'running' && action.state !== 'approved') return { buttons: [] };
  if (hasFile(action)) return { buttons: [get] };
  const isStopping = stopAskedBy(action) !== undefined;
  return { buttons: isStopping ? [] : [{ title: words.cancel, verb: 'response.cancel', data }] };
}

/** It waits already, while the copy on the device is being removed. */
function hasFile({ steps }: ResponseAction): boolean {
  const outcome = steps[FETCHED_STEP]?.outcome;
  return typeof outcome === 'object' && outcome !== null && 'kept' in outcome;
}
