import type { Button } from '../../cards/notice';
import { fetchResult, FETCHED_STEP } from '../../response/fetch/carry-out';
import { type ResponseAction, stopAskedBy } from '../../response/response-action';

/** What an action that fetches a file shows beside what all actions show. */
export interface FetchedView {
  /** What came of it, once something has. */
  outcome?: string;
  buttons: Button[];
}

/** How far a fetched file is: to be cancelled, to be had, or lost to the device. */
export function fetchedView(action: ResponseAction): FetchedView {
  const data = { action: action.id };
  const get: Button = { title: 'Get the file', verb: 'file.take', data };
  const result = fetchResult.safeParse(action.result).data;
  if (action.state === 'done' && result !== undefined) {
    const copy = result.removed ? 'the copy on the device is gone' : 'a copy is still on the device';
    const size = result.size.toLocaleString('en');
    return {
      outcome: `${size} bytes with the hash that was asked for; ${copy}. It waits an hour for ${action.approverName} alone`,
      buttons: [get],
    };
  }
  if (action.state !== 'running' && action.state !== 'approved') return { buttons: [] };
  if (hasFile(action)) return { buttons: [get] };
  const isStopping = stopAskedBy(action) !== undefined;
  return { buttons: isStopping ? [] : [{ title: 'Cancel', verb: 'response.cancel', data }] };
}

/** It waits already, while the copy on the device is being removed. */
function hasFile({ steps }: ResponseAction): boolean {
  const outcome = steps[FETCHED_STEP]?.outcome;
  return typeof outcome === 'object' && outcome !== null && 'kept' in outcome;
}
