import type { GraphFailure } from '../../microsoft/graph/failure';
import { keptSince } from '../kept';
import type { Written } from '../write';
import { readAgain, readNew, readPast, STEP_MS } from './courses';
import { isStuck, readGaps } from './gaps';
import { ownerOf, type PollRequest, type PollTools, type Reading } from './reading';
import { failureOf, inOneLine, isHopeless } from './requests';
import { retryGaps } from './retry-gaps';
import { beginState, changeState, type IngestionState, readState } from './state';

const DAY_MS = 86_400_000;

/** What a poll came to. What was written before a failure stays; the rest is read again by the next poll. */
export interface PollOutcome extends Written {
  failure: GraphFailure | undefined;
  /** How many stretches of time are passed over now, and how many of them have failed as they are. */
  passedOver: number;
  stuck: number;
}

/**
 * Reads what is new since the last poll, tries again what was passed over, then goes on into the past, newest first, and
 * reads the recent past again once a day. Safe to repeat and to be killed at any point: how far the reading has come
 * moves only with the last page of a window, in that page's transaction. A failure of the one does not keep the others
 * from going on.
 */
export async function pollRecords(request: PollRequest, tools: PollTools): Promise<PollOutcome> {
  const reading = newReading(request, tools);
  const state = await startState(reading);
  let failure: GraphFailure | undefined;
  let newWasRead = false;
  for (const course of [readNew, retryPassedOver, readPast, readAgain]) {
    reading.past = course === readPast;
    const ofThis = await failureOf(course(state, reading));
    newWasRead ||= course === readNew && ofThis === undefined;
    failure ??= ofThis;
    if (ofThis !== undefined && isHopeless(ofThis)) break;
  }
  await noteOutcome(state, reading, newWasRead, failure);
  await tools.statistics.settled(tools.stream.name);
  const stuck = reading.gaps.filter(isStuck).length;
  return { ...reading.sum, failure, passedOver: reading.gaps.length, stuck };
}

function retryPassedOver(_: IngestionState, reading: Reading): Promise<void> {
  return retryGaps(reading);
}

function newReading(request: PollRequest, tools: PollTools): Reading {
  const sum = { fresh: 0, changed: 0, rejected: 0 };
  const since = keptSince(tools.clock(), request.retentionDays);
  return {
    ...{ request, tools, sum, past: false, pages: 0, silent: 1, servedAt: new Date(0) },
    ...{ failedBefore: false, gaps: [], keptSince: since },
  };
}

/** The state to go on from: with a filter other than the last one's, the past is read anew. */
function startState(reading: Reading): Promise<IngestionState> {
  const { request, tools } = reading;
  const owner = ownerOf(reading);
  const { severities, sources, lookBackDays } = request;
  const filter = JSON.stringify({ severities, sources, lookBackDays });
  return tools.database.inTenant(owner.tenantId, async (tx) => {
    const now = tools.clock().getTime();
    const until = new Date(Math.max(now - lookBackDays * DAY_MS, reading.keptSince.getTime()));
    await beginState(tx, owner, { before: new Date(now - STEP_MS), until, filter });
    const state = await readState(tx, owner);
    if (state === undefined) throw new Error('The state of the ingestion was not stored.');
    reading.failedBefore = state.failures > 0;
    reading.gaps = await readGaps(tx, owner);
    if (state.filter === filter) return state;
    const anew = { filter, backfillBefore: state.watermark ?? state.backfillBefore, backfillUntil: until };
    await changeState(tx, owner, anew);
    return { ...state, ...anew };
  });
}

async function noteOutcome(
  before: IngestionState,
  reading: Reading,
  newWasRead: boolean,
  failure: GraphFailure | undefined,
): Promise<void> {
  const owner = ownerOf(reading);
  const { tools } = reading;
  const at = tools.clock();
  const lastError = failure === undefined ? null : inOneLine(failure);
  const failures = failuresAfter(before.failures, failure);
  const change = { lastPolledAt: at, lastError, failures, ...(newWasRead && { lastSuccessAt: at }) };
  await tools.database.inTenant(owner.tenantId, (tx) => changeState(tx, owner, change));
}

/** A failure after which nothing more was asked says nothing of what is read. */
function failuresAfter(before: number, failure: GraphFailure | undefined): number {
  if (failure === undefined) return 0;
  return isHopeless(failure) ? before : before + 1;
}
