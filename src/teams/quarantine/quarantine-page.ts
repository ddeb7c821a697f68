import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import { readQuarantineQuery } from '../../lookups/quarantine/query';
import { listQuarantined } from '../../microsoft/exchange/quarantine';
import { texts } from '../../texts/texts';
import type { Answer } from '../answer';
import { explainFailure } from '../explain';
import { failureCard } from '../failure-card';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { unfold } from '../unfold';
import { reachQuarantine, refusedByExchange } from './reach';
import { PAGE_SIZE, quarantineListCard } from './quarantine-list-view';

interface WantedPage {
  query: string;
  page: number;
}

/** One page of what is in quarantine. */
export async function quarantinePage(
  { query: given, page }: WantedPage,
  turn: Turn,
  services: Services,
): Promise<Pick<Answer, 'card' | 'later'>> {
  const now = services.clock();
  const query = readQuarantineQuery(given, now);
  const words = texts().quarantine;
  if (!query.ok) return { card: noticeCard({ title: words.query.problem, text: query.problem }) };
  const { filter, text } = query;
  return slowly(words.looking, turn, async () => {
    const reach = await reachQuarantine(text === '' ? 'all' : text, turn, services);
    if ('card' in reach) return reach.card;
    const found = await listQuarantined(reach.at, filter, { number: page, size: PAGE_SIZE });
    return quarantineListCard({ found, text, page }, now);
  });
}

/** What waits for Exchange: an answer at once, which changes when it comes. */
export function slowly(title: string, { log }: Turn, work: () => Promise<Card>): ReturnType<typeof unfold> {
  const opening = noticeCard({ title, text: texts().lookUp.openingBecause });
  return unfold(
    opening,
    () => work().catch(refusedByExchange),
    (error) => failureCard(error, log, explainFailure),
  );
}
