import type { Clock } from '../../clock';
import type { AlertFeed } from '../../microsoft/graph/alert-feed';
import { GraphFailure } from '../../microsoft/graph/failure';
import type { Database } from '../../store/database';
import type { Owner, Written } from '../write';
import { beginState, changeState, type IngestionState, readState } from './state';
import { readWindow } from './window';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Alerts turn up in Graph up to an hour after their lastUpdateDateTime, so each poll looks back this far. */
const OVERLAP_MS = 75 * 60_000;
/** Graph allows 150 requests a minute for each application and tenant. */
const MOST_BACKFILL_WINDOWS = 40;

export interface PollTools {
  feed: AlertFeed;
  database: Database;
  clock: Clock;
}

export interface PollRequest extends Owner {
  severities: readonly string[] | undefined;
  lookBackDays: number;
}

/** What a poll came to. What was written before a failure stays; the rest is read again by the next poll. */
export interface PollOutcome extends Written {
  failure: GraphFailure | undefined;
}

/**
 * Reads what is new since the last poll, then goes on into the past, newest first, a day at a time. Safe to repeat and
 * to be killed at any point: the watermark moves only with the last page of a window, in that page's transaction.
 */
export async function pollAlerts(request: PollRequest, tools: PollTools): Promise<PollOutcome> {
  const { database, clock } = tools;
  const owner = { tenantId: request.tenantId, connectionId: request.connectionId };
  const sum: Written = { fresh: 0, changed: 0, rejected: 0 };
  const state = await startState(owner, request.lookBackDays, tools);
  try {
    await readNew(state, request, tools, sum);
    await readPast(state, request, tools, sum);
    const at = clock();
    const change = { lastPolledAt: at, lastSuccessAt: at, lastError: null };
    await database.inTenant(owner.tenantId, (tx) => changeState(tx, owner, change));
    return { ...sum, failure: undefined };
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    const change = { lastPolledAt: clock(), lastError: `${error.operation}: ${error.detail}`.slice(0, 500) };
    await database.inTenant(owner.tenantId, (tx) => changeState(tx, owner, change));
    return { ...sum, failure: error };
  }
}

function startState(
  owner: Owner,
  lookBackDays: number,
  { database, clock }: PollTools,
): Promise<IngestionState> {
  return database.inTenant(owner.tenantId, async (tx) => {
    const now = clock().getTime();
    await beginState(tx, owner, new Date(now - DAY_MS), new Date(now - lookBackDays * DAY_MS));
    const state = await readState(tx, owner);
    if (state === undefined) throw new Error('The state of the ingestion was not stored.');
    return state;
  });
}

/** From the watermark, less the overlap, to the end. A new connection begins where its backfill ends. */
async function readNew(
  state: IngestionState,
  request: PollRequest,
  tools: PollTools,
  sum: Written,
): Promise<void> {
  const { watermark, backfillBefore } = state;
  const from = watermark === undefined ? backfillBefore : new Date(watermark.getTime() - OVERLAP_MS);
  await readWindow({ from, to: undefined }, request, tools, sum, (servedAt) => ({
    watermark: watermark !== undefined && watermark > servedAt ? watermark : servedAt,
  }));
}

async function readPast(
  state: IngestionState,
  request: PollRequest,
  tools: PollTools,
  sum: Written,
): Promise<void> {
  let before = state.backfillBefore;
  for (let windows = 0; before > state.backfillUntil && windows < MOST_BACKFILL_WINDOWS; windows++) {
    const from = new Date(Math.max(before.getTime() - DAY_MS, state.backfillUntil.getTime()));
    await readWindow({ from, to: before }, request, tools, sum, () => ({ backfillBefore: from }));
    before = from;
  }
}
