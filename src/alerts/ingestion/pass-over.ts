import { GraphFailure } from '../../microsoft/graph/failure';
import { type Gap, keepGap, outside, readGaps } from './gaps';
import type { Window } from './time-window';
import { ownerOf, type Reading } from './reading';
import { inOneLine, isHopeless, othersAreAnswered } from './requests';
import { changeState } from './state';
import { type WhenDone, readWindow } from './window';

/**
 * Reads what of a window is not known to fail, in order; with the end of it goes what `whenDone` says of the state. A
 * part that fails when the poll before failed too is passed over, so that it holds up nothing but itself.
 *
 * @throws GraphFailure when a part cannot be read and is not passed over
 */
export async function readAround(
  window: Window,
  again: boolean,
  reading: Reading,
  whenDone: WhenDone,
): Promise<void> {
  const parts = outside(window, reading.gaps);
  for (const [index, part] of parts.entries()) {
    const done: WhenDone = index === parts.length - 1 ? whenDone : () => undefined;
    await readOrPassOver({ ...part, severities: window.severities }, again, reading, done);
  }
  if (parts.length === 0) await noteProgress(reading, whenDone);
}

async function readOrPassOver(part: Window, again: boolean, reading: Reading, done: WhenDone): Promise<void> {
  try {
    await readWindow(part, { again }, reading, done);
  } catch (error) {
    if (!(error instanceof GraphFailure) || isHopeless(error) || !reading.failedBefore) throw error;
    if (!(await othersAreAnswered(reading))) throw error;
    const now = reading.tools.clock();
    const to = part.to ?? new Date(Math.min(now.getTime(), reading.servedAt.getTime()));
    if (to <= part.from) throw error;
    const gap = { from: part.from, to, since: now, tries: 0, nextTryAt: now, error: inOneLine(error) };
    await noteProgress(reading, done, gap);
  }
}

/** Notes how far the reading has come without a page, with what is passed over for it. */
async function noteProgress(reading: Reading, done: WhenDone, gap?: Gap): Promise<void> {
  const owner = ownerOf(reading);
  const progress = done({ servedAt: reading.servedAt, newest: 0 });
  reading.gaps = await reading.tools.database.inTenant(owner.tenantId, async (tx) => {
    if (gap !== undefined) await keepGap(tx, owner, gap);
    if (progress !== undefined) await changeState(tx, owner, progress);
    return readGaps(tx, owner);
  });
}
