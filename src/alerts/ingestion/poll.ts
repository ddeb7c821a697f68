import type { FailureKind } from '../../microsoft/graph/failure';
import { GraphFailure } from '../../microsoft/graph/failure';
import type { Written } from '../write';
import { ownerOf, type PollRequest, type PollTools, type Reading } from './reading';
import { beginState, changeState, type IngestionState, readState } from './state';
import { readWindow } from './window';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The past of the last day is read in steps of this length, all before it by the day. */
const STEP_MS = 6 * HOUR_MS;
/**
 * Alerts turn up in Graph up to an hour after their lastUpdateDateTime, and its clock may differ from the one that
 * stamps them: each poll looks back this far.
 */
const OVERLAP_MS = 75 * 60_000;
/** A poll this soon after another one reads next to nothing for the last time. */
const SOON_MS = 5 * 60_000;
/** Of the 150 requests a minute that Graph allows an application in a tenant, what a poll spends on the past. */
const MOST_PAGES = 50;

/** After these there is no sense in asking for more at once. */
const HOPELESS: readonly FailureKind[] = ['unauthenticated', 'forbidden', 'throttled'];

/** What a poll came to. What was written before a failure stays; the rest is read again by the next poll. */
export interface PollOutcome extends Written {
  failure: GraphFailure | undefined;
}

/**
 * Reads what is new since the last poll, then goes on into the past, newest first. Safe to repeat and to be killed at
 * any point: the watermark moves only with the last page of a window, in that page's transaction. A failure of the
 * one does not keep the other from going on.
 */
export async function pollRecords(request: PollRequest, tools: PollTools): Promise<PollOutcome> {
  const reading: Reading = { request, tools, sum: { fresh: 0, changed: 0, rejected: 0 }, pages: 0 };
  const state = await startState(reading);
  const ofNew = await failureOf(readNew(state, reading));
  const hopeless = ofNew !== undefined && HOPELESS.includes(ofNew.kind);
  const ofPast = hopeless ? undefined : await failureOf(readPast(state, reading));
  const failure = ofNew ?? ofPast;
  await noteOutcome(reading, ofNew === undefined, failure);
  return { ...reading.sum, failure };
}

/** The failure of Graph that the work ended with, if any; whatever else goes wrong is thrown. */
async function failureOf(work: Promise<void>): Promise<GraphFailure | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof GraphFailure) return error;
    throw error;
  }
}

/** The state to go on from: with a filter other than the last one's, the past is read anew. */
function startState(reading: Reading): Promise<IngestionState> {
  const { request, tools } = reading;
  const owner = ownerOf(reading);
  const { severities, sources, lookBackDays } = request;
  const filter = JSON.stringify({ severities, sources, lookBackDays });
  return tools.database.inTenant(owner.tenantId, async (tx) => {
    const now = tools.clock().getTime();
    const until = new Date(now - lookBackDays * DAY_MS);
    await beginState(tx, owner, { before: new Date(now - STEP_MS), until, filter });
    const state = await readState(tx, owner);
    if (state === undefined) throw new Error('The state of the ingestion was not stored.');
    if (state.filter === filter) return state;
    const anew = { filter, backfillBefore: state.watermark ?? state.backfillBefore, backfillUntil: until };
    await changeState(tx, owner, anew);
    return { ...state, ...anew };
  });
}

/** From the watermark, less the overlap, to the end. A new connection begins where its backfill ends. */
async function readNew({ watermark, backfillBefore }: IngestionState, reading: Reading): Promise<void> {
  const from = watermark === undefined ? backfillBefore : new Date(watermark.getTime() - OVERLAP_MS);
  const now = reading.tools.clock().getTime();
  const again = now - from.getTime() <= OVERLAP_MS + SOON_MS;
  await readWindow({ from, to: undefined }, again, reading, ({ servedAt, newest }) => {
    // The service's clock, unless it runs ahead of both ours and every alert seen.
    const reached = Math.min(servedAt.getTime(), Math.max(now, newest));
    return { watermark: new Date(Math.max(reached, (watermark ?? from).getTime())) };
  });
}

async function readPast({ backfillBefore, backfillUntil }: IngestionState, reading: Reading): Promise<void> {
  const lastDay = reading.tools.clock().getTime() - DAY_MS;
  let before = backfillBefore;
  const mostPages = reading.pages + MOST_PAGES;
  while (before > backfillUntil && reading.pages < mostPages) {
    const length = before.getTime() > lastDay ? STEP_MS : DAY_MS;
    const from = new Date(Math.max(before.getTime() - length, backfillUntil.getTime()));
    await readWindow({ from, to: before }, false, reading, () => ({ backfillBefore: from }));
    before = from;
  }
}

async function noteOutcome(
  reading: Reading,
  newWasRead: boolean,
  failure: GraphFailure | undefined,
): Promise<void> {
  const owner = ownerOf(reading);
  const { tools } = reading;
  const at = tools.clock();
  const lastError = failure === undefined ? null : `${failure.operation}: ${failure.detail}`.slice(0, 500);
  const change = { lastPolledAt: at, lastError, ...(newWasRead && { lastSuccessAt: at }) };
  await tools.database.inTenant(owner.tenantId, (tx) => changeState(tx, owner, change));
}
