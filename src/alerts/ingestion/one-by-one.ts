import { GraphFailure } from '../../microsoft/graph/failure';
import type { RecordPage, RecordPageRequest } from '../../microsoft/graph/record-feed';
import type { Window } from './time-window';
import type { Reading } from './reading';
import { ask, isHopeless } from './requests';
import { storePage } from './store-page';

/** After so many single records in a row that cannot be read, the rest is taken to be no better. */
const MOST_IN_A_ROW = 3;

/**
 * Stores what can be had of a window that cannot be read as a whole and is as short as can be: fewer and fewer records
 * at a time, by their position, and past the one that fails.
 *
 * @throws GraphFailure when nothing more will come of asking
 */
export async function readOneByOne(
  window: Window,
  reading: Reading,
  { mostPages, attempts }: { mostPages: number; attempts: number },
): Promise<void> {
  const { pageSize } = reading.tools.stream;
  let skip = 0;
  let size = pageSize;
  let failedInARow = 0;
  while (failedInARow < MOST_IN_A_ROW && reading.pages < mostPages) {
    const page = await askOrFail(reading, { ...window, skip, size, attempts });
    if (page !== undefined) {
      failedInARow = 0;
      await storePage(page.items, reading, () => undefined);
      if (page.nextLink === undefined || page.items.length === 0) return;
      skip += page.items.length;
      size = Math.min(2 * size, pageSize);
    } else if (size > 1) {
      size = Math.ceil(size / 2);
    } else {
      skip++;
      failedInARow++;
    }
  }
}

/** Undefined: it fails. */
async function askOrFail(reading: Reading, request: RecordPageRequest): Promise<RecordPage | undefined> {
  try {
    return await ask(reading, request);
  } catch (error) {
    if (!(error instanceof GraphFailure) || isHopeless(error)) throw error;
    return undefined;
  }
}
