import type { AlertPage } from '../../microsoft/graph/alert-feed';
import { GraphFailure } from '../../microsoft/graph/failure';
import { type Written, writeRecords } from '../write';
import type { PollRequest, PollTools } from './poll';
import { changeState } from './state';

const PAGE_SIZE = 100;

/** A stretch of lastUpdateDateTime: from inclusive, to exclusive (undefined: no end). */
export interface Window {
  from: Date;
  to: Date | undefined;
}

/**
 * Reads every page of a window. Each page is stored in a transaction; with the last one goes what `whenDone` says of
 * the state, unless a page was partial: then the window counts as not read.
 *
 * @throws GraphFailure when a page cannot be read; a link to a next page that is no longer good starts over once
 */
export async function readWindow(
  window: Window,
  request: PollRequest,
  tools: PollTools,
  sum: Written,
  whenDone: (servedAt: Date) => { watermark?: Date; backfillBefore?: Date },
): Promise<void> {
  const first = { ...window, severities: request.severities, size: PAGE_SIZE };
  let startedOver = false;
  let page = await tools.feed.page(first);
  let servedAt = page.servedAt;
  let partial = page.partial;
  for (;;) {
    const last = page.nextLink === undefined;
    await storePage(page, request, tools, sum, last && !partial ? whenDone(servedAt) : undefined);
    if (page.nextLink === undefined) break;
    try {
      page = await tools.feed.page({ nextLink: page.nextLink });
    } catch (error) {
      if (startedOver || !isExpiredLink(error)) throw error;
      startedOver = true;
      page = await tools.feed.page(first);
      servedAt = page.servedAt;
      partial = false;
    }
    partial ||= page.partial;
  }
  if (partial) throw new GraphFailure('list alerts', 'unavailable', 'Graph gave a part of the alerts only.');
}

function storePage(
  page: AlertPage,
  { tenantId, connectionId }: PollRequest,
  { database, clock }: PollTools,
  sum: Written,
  change: { watermark?: Date; backfillBefore?: Date } | undefined,
): Promise<void> {
  const owner = { tenantId, connectionId };
  return database.inTenant(tenantId, async (tx) => {
    const written = await writeRecords(tx, owner, page.items, clock());
    if (change !== undefined) await changeState(tx, owner, change);
    sum.fresh += written.fresh;
    sum.changed += written.changed;
    sum.rejected += written.rejected;
  });
}

function isExpiredLink(error: unknown): boolean {
  return error instanceof GraphFailure && ['invalid', 'not-found'].includes(error.kind);
}
