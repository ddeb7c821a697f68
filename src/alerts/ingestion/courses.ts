import type { Reading } from './reading';
import { ownerOf } from './reading';
import { readAround } from './pass-over';
import type { IngestionState } from './state';
import { changeState } from './state';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What is near is read in steps of this length, what lies more than a day back by the day. */
export const STEP_MS = 6 * HOUR_MS;
/**
 * Alerts turn up in Graph up to an hour after their lastUpdateDateTime, and its clock may differ from the one that
 * stamps them: each poll looks back this far.
 */
const OVERLAP_MS = 75 * 60_000;
/** A poll this soon after another one reads next to nothing for the last time. */
const SOON_MS = 5 * 60_000;
/** Of the 150 requests a minute that Graph allows an application in a tenant, what a poll spends on the past. */
const MOST_PAGES = 50;
/** How far back is read again every day, for what came later than the overlap reaches, and what of a poll goes into it. */
const REREAD_MS = 7 * DAY_MS;
const REREAD_EVERY_MS = DAY_MS;
const REREAD_PAGES = 10;

/**
 * From the watermark, less the overlap, to the end, whatever the severity: an alert that was stored may have become less
 * severe. A new connection begins where its backfill ends. After an outage it goes step by step.
 */
export async function readNew(
  { watermark, backfillBefore }: IngestionState,
  reading: Reading,
): Promise<void> {
  const from = watermark === undefined ? backfillBefore : new Date(watermark.getTime() - OVERLAP_MS);
  const now = reading.tools.clock().getTime();
  const again = now - from.getTime() <= OVERLAP_MS + SOON_MS;
  let reached = watermark?.getTime() ?? 0;
  // The service's clock, not ours, which may run ahead of it.
  const upTo = (moment: number) => {
    reached = Math.max(reached, moment);
    return { watermark: new Date(reached) };
  };
  let begin = from;
  for (; now - begin.getTime() > 2 * STEP_MS; begin = new Date(begin.getTime() + STEP_MS)) {
    const to = new Date(begin.getTime() + STEP_MS);
    await readAround({ from: begin, to }, false, reading, ({ servedAt }) =>
      upTo(Math.min(to.getTime(), servedAt.getTime())),
    );
  }
  // Nor the service's where it runs ahead of both ours and every alert seen.
  await readAround({ from: begin, to: undefined }, again, reading, ({ servedAt, newest }) =>
    upTo(Math.min(servedAt.getTime(), Math.max(now, newest))),
  );
}

/** The past, newest first, as far as a poll goes. */
export async function readPast(state: IngestionState, reading: Reading): Promise<void> {
  const { backfillBefore, backfillUntil } = state;
  const { severities } = reading.request;
  for (const { from, to } of steps(backfillBefore, backfillUntil, MOST_PAGES, reading))
    await readAround({ from, to, severities }, false, reading, () => ({ backfillBefore: from }));
}

/** Once a day, after the backfill: the recent past again, newest first, a little with every poll. */
export async function readAgain(state: IngestionState, reading: Reading): Promise<void> {
  const now = reading.tools.clock();
  if (state.backfillBefore > state.backfillUntil) return;
  let { rereadBefore: before, rereadUntil: until } = state;
  if (before === undefined || until === undefined || before <= until) {
    const due = state.rereadAt !== undefined && now.getTime() - state.rereadAt.getTime() >= REREAD_EVERY_MS;
    if (!due && state.rereadAt !== undefined) return;
    // Of a connection whose past has just been read there is nothing to read again.
    until = new Date(Math.max(now.getTime() - REREAD_MS, state.backfillUntil.getTime()));
    before = due ? now : until;
    await begin(reading, { rereadAt: now, rereadBefore: before, rereadUntil: until });
  }
  for (const { from, to } of steps(before, until, REREAD_PAGES, reading))
    await readAround({ from, to }, true, reading, () => ({ rereadBefore: from }));
}

async function begin(
  reading: Reading,
  change: { rereadAt: Date; rereadBefore: Date; rereadUntil: Date },
): Promise<void> {
  const owner = ownerOf(reading);
  await reading.tools.database.inTenant(owner.tenantId, (tx) => changeState(tx, owner, change));
}

/** Windows from one moment back to another, for as long as there are pages left to spend. */
function* steps(
  before: Date,
  until: Date,
  pages: number,
  reading: Reading,
): Generator<{ from: Date; to: Date }, void> {
  const lastDay = reading.tools.clock().getTime() - DAY_MS;
  const mostPages = reading.pages + pages;
  let to = before;
  while (to > until && reading.pages < mostPages) {
    const length = to.getTime() > lastDay ? STEP_MS : DAY_MS;
    const from = new Date(Math.max(to.getTime() - length, until.getTime()));
    yield { from, to };
    to = from;
  }
}
