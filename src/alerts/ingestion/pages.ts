import type { RecordPage } from '../../microsoft/graph/record-feed';
import { GraphFailure } from '../../microsoft/graph/failure';
import type { Reading } from './reading';
import { ask } from './requests';
import type { Window } from './time-window';

const MOST_PAGES = 5_000;

/**
 * The pages of a window, one after another, numbered from 1; while one is stored the next is asked for already. When a
 * link to a next page is no longer good the window starts over, once: then number 1 comes again.
 *
 * @throws GraphFailure when a page cannot be read, or when the links lead in a circle
 */
export async function* pagesOf(
  window: Window,
  reading: Reading,
  attempts?: number,
): AsyncGenerator<{ page: RecordPage; number: number }, void> {
  const start = { ...window, size: reading.tools.stream.pageSize, attempts };
  const seen = new Set<string>();
  let mayStartOver = true;
  let number = 1;
  let page = await ask(reading, start);
  for (;;) {
    const { nextLink } = page;
    const leadsBack = nextLink !== undefined && (seen.has(nextLink) || seen.size >= MOST_PAGES);
    const next = nextLink === undefined || leadsBack ? undefined : ask(reading, { nextLink, attempts });
    // Its failure is met below, when it is awaited.
    next?.catch(() => undefined);
    yield { page, number };
    if (nextLink === undefined) return;
    if (next === undefined)
      throw new GraphFailure(
        `list ${reading.tools.stream.name}`,
        'unexpected',
        'The pages have no end: a link leads back.',
      );
    seen.add(nextLink);
    try {
      page = await next;
      number++;
    } catch (error) {
      if (!mayStartOver || !isExpiredLink(error)) throw error;
      mayStartOver = false;
      seen.clear();
      page = await ask(reading, start);
      number = 1;
    }
  }
}

function isExpiredLink(error: unknown): boolean {
  return error instanceof GraphFailure && ['invalid', 'not-found'].includes(error.kind);
}
