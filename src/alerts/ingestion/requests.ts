import { type FailureKind, GraphFailure } from '../../microsoft/graph/failure';
import type { RecordPage, RecordPageRequest } from '../../microsoft/graph/record-feed';
import type { Reading } from './reading';

/** After these there is no sense in asking for more at once. */
const HOPELESS: readonly FailureKind[] = ['unauthenticated', 'forbidden', 'throttled'];
const HOUR_MS = 3_600_000;

/** Asks for a page, and counts it. @throws GraphFailure */
export async function ask(reading: Reading, request: RecordPageRequest): Promise<RecordPage> {
  reading.pages++;
  reading.silent++;
  const page = await reading.tools.feed.page(request);
  reading.servedAt = page.servedAt;
  if (!page.partial) reading.silent = 0;
  return page;
}

/** Whether a failure says that nothing more will come of asking now. */
export function isHopeless({ kind }: GraphFailure): boolean {
  return HOPELESS.includes(kind);
}

/**
 * Whether the trouble is with what was asked for last, and not with the service: the call before it went well, or a
 * stretch of the future can be read, in which there is next to nothing.
 */
export async function othersAreAnswered(reading: Reading): Promise<boolean> {
  if (reading.silent <= 1) return true;
  const from = new Date(reading.tools.clock().getTime() + HOUR_MS);
  try {
    return !(await ask(reading, { from, to: undefined, size: 1, attempts: 1 })).partial;
  } catch (error) {
    if (error instanceof GraphFailure) return false;
    throw error;
  }
}

/** A failure in one line, as it is kept. */
export function inOneLine({ operation, detail }: GraphFailure): string {
  return `${operation}: ${detail}`.slice(0, 500);
}

/** The failure of Graph that the work ended with, if any; whatever else goes wrong is thrown. */
export async function failureOf(work: Promise<void>): Promise<GraphFailure | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof GraphFailure) return error;
    throw error;
  }
}
