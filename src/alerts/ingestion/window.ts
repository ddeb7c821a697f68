import type { RecordPage } from '../../microsoft/graph/record-feed';
import { GraphFailure } from '../../microsoft/graph/failure';
import { pagesOf, type Window } from './pages';
import { ownerOf, type Reading } from './reading';
import { changeState, countWritten } from './state';

const MOST_PASSES = 3;

/** What a window that was read whole does to the state. */
type WhenDone = (seen: { servedAt: Date; newest: number }) => {
  watermark?: Date;
  backfillBefore?: Date;
};

interface Pass {
  servedAt: Date;
  /** The newest lastUpdateDateTime seen, in milliseconds. */
  newest: number;
  partial: boolean;
  fresh: number;
  settled: boolean;
}

/**
 * Reads every page of a window. Each page is stored in a transaction; with the last one goes what `whenDone` says of
 * the state, unless a page was partial: then the window counts as not read.
 *
 * Pages are counted off by position, so an alert that changes while they are read moves, and the one behind it can
 * slip onto a page that was read already. Therefore, unless the next poll reads the window again anyway (`again`),
 * one of several pages is read until a whole pass brings nothing new, three times at most.
 *
 * @throws GraphFailure when a page cannot be read or is partial
 */
export async function readWindow(
  window: Window,
  again: boolean,
  reading: Reading,
  whenDone: WhenDone,
): Promise<void> {
  for (let number = 1; number <= MOST_PASSES; number++) {
    const pass = await readPass(window, again || number === MOST_PASSES, reading, whenDone);
    if (pass.partial)
      throw new GraphFailure(
        `list ${reading.tools.stream.name}`,
        'unavailable',
        'Graph gave a part of them only.',
      );
    if (pass.settled) return;
  }
}

async function readPass(
  window: Window,
  enough: boolean,
  reading: Reading,
  whenDone: WhenDone,
): Promise<Pass> {
  let pass = newPass(new Date(0));
  for await (const { page, number } of pagesOf(window, reading)) {
    if (number === 1) pass = newPass(page.servedAt);
    pass.partial ||= page.partial;
    await storePage(page, window.to !== undefined, reading, pass, () => {
      pass.settled = enough || number === 1 || pass.fresh === 0;
      const done = page.nextLink === undefined && pass.settled && !pass.partial;
      return done ? whenDone(pass) : undefined;
    });
  }
  return pass;
}

function newPass(servedAt: Date): Pass {
  return { servedAt, newest: 0, partial: false, fresh: 0, settled: false };
}

async function storePage(
  page: RecordPage,
  past: boolean,
  reading: Reading,
  pass: Pass,
  change: () => ReturnType<WhenDone> | undefined,
): Promise<void> {
  const owner = ownerOf(reading);
  const { tools, sum } = reading;
  const { tenantId, connectionId } = owner;
  const written = await tools.database.inTenant(tenantId, async (tx) => {
    const seen = (updatedAt: Date) => {
      pass.newest = Math.max(pass.newest, updatedAt.getTime());
    };
    const keeper = { tenantId, connectionId };
    const counts = await tools.stream.write(tx, keeper, page.items, tools.clock(), seen, past);
    pass.fresh += counts.fresh;
    const changed = change();
    if (changed !== undefined) await changeState(tx, owner, changed);
    await countWritten(tx, owner, counts);
    return counts;
  });
  sum.fresh += written.fresh;
  sum.changed += written.changed;
  sum.rejected += written.rejected;
}
