import { GraphFailure } from '../../microsoft/graph/failure';
import { pagesOf } from './pages';
import type { Window } from './time-window';
import type { Reading } from './reading';
import { type Progress, storePage } from './store-page';

const MOST_PASSES = 3;

/** What a window that was read whole says of how far the reading has come. */
export type WhenDone = (seen: { servedAt: Date; newest: number }) => Progress | undefined;

interface Pass {
  servedAt: Date;
  /** The newest lastUpdateDateTime seen, in milliseconds. */
  newest: number;
  partial: boolean;
  fresh: number;
  settled: boolean;
}

interface Manner {
  /** The next poll reads the window again anyway. */
  again: boolean;
  /** How often each call may be tried; undefined: as often as any. */
  attempts?: number | undefined;
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
  { again, attempts }: Manner,
  reading: Reading,
  whenDone: WhenDone,
): Promise<void> {
  for (let number = 1; number <= MOST_PASSES; number++) {
    const enough = again || number === MOST_PASSES;
    const pass = await readPass(window, { enough, attempts }, reading, whenDone);
    if (pass.partial) throw partialAnswer(reading);
    if (pass.settled) return;
  }
}

/** A 206: some of those that Graph asks did not answer. */
export function partialAnswer({ tools }: Reading): GraphFailure {
  return new GraphFailure(`list ${tools.stream.name}`, 'unavailable', 'Graph gave a part of them only.');
}

async function readPass(
  window: Window,
  { enough, attempts }: { enough: boolean; attempts: number | undefined },
  reading: Reading,
  whenDone: WhenDone,
): Promise<Pass> {
  let pass = newPass(new Date(0));
  for await (const { page, number } of pagesOf(window, reading, attempts)) {
    if (number === 1) pass = newPass(page.servedAt);
    pass.partial ||= page.partial;
    await storePage(page.items, reading, ({ fresh }, newest) => {
      pass.newest = Math.max(pass.newest, newest);
      pass.fresh += fresh;
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
