import { type Activity, listActivities } from '../../microsoft/cloudapps/activities';
import type { MicrosoftApi } from '../../microsoft/api/client';
import type { Open } from '../look-ups';
import { filtersOf } from './filters';
import type { ActivityQuery } from './query';

/** Where in the list a page begins. */
export interface Place {
  skip: number;
  /** The moment of the first page, in milliseconds: later ones show the list as it was then. */
  at: number;
}

export interface ActivitiesFound {
  rows: Activity[];
  /** Undefined: the service did not say. */
  total: number | undefined;
  hasNext: boolean;
}

export const PAGE_SIZE = 7;
/** Ten pages a request, since there are thirty requests a minute. */
const BLOCK = 10 * PAGE_SIZE;

/** One page of the activities that a resolved query names. @throws GraphFailure */
export async function readActivities(
  { recall }: Open,
  cloudApps: MicrosoftApi,
  { conditions, text }: ActivityQuery,
  { skip, at }: Place,
): Promise<ActivitiesFound> {
  const moment = new Date(at);
  const begin = skip - (skip % BLOCK);
  const page = await recall(`activities ${String(begin)} ${String(at)} ${text}`, () => {
    const filters = filtersOf(conditions, moment, moment);
    return listActivities(cloudApps, { filters, skip: begin, limit: BLOCK, waits: false });
  });
  const from = skip - begin;
  const rows = page.data.slice(from, from + PAGE_SIZE);
  const isLastOfBlock = from + PAGE_SIZE >= page.data.length;
  return {
    rows,
    total: page.total ?? undefined,
    hasNext: isLastOfBlock ? page.hasNext === true : true,
  };
}
