import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import type { Connection } from '../../connection/connection-store';
import type { ExchangeOf } from '../../microsoft/exchange/quarantine';
import { GraphFailure } from '../../microsoft/graph/failure';
import { texts } from '../../texts/texts';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { notConnected } from '../views/not-connected';

/** Exchange, as a connection reaches it; or the card that says why there is none. */
export type QuarantineReach = { card: Card } | { connection: Connection; at: ExchangeOf };

/** @param subject what is looked up, for the record */
export async function reachQuarantine(
  subject: string,
  { asker: { tenantId, aadObjectId } }: Turn,
  { lookUps }: Services,
): Promise<QuarantineReach> {
  const asked = { tenantId, by: aadObjectId, action: 'lookup.quarantine', subject, alertId: undefined };
  const reach = await lookUps.begin(asked, 'quarantine');
  if (reach.state === 'not-connected') return { card: notConnected() };
  if (reach.state === 'lacking')
    return {
      card: noticeCard({ title: texts().quarantine.cannotBeRead, text: reach.why, tone: 'warning' }),
    };
  return { connection: reach.connection, at: { exchange: reach.clients.apis.exchange, tenantId } };
}

/** A refusal of Exchange in words: it wants a permission and a directory role. What is no refusal is thrown on. */
export function refusedByExchange(error: unknown): Card {
  if (!(error instanceof GraphFailure)) throw error;
  const words = texts().quarantine;
  if (error.kind === 'too-large') return noticeCard({ title: words.tooLarge, text: words.tooLargeBecause });
  if (error.kind !== 'forbidden' && error.kind !== 'unauthenticated') throw error;
  return noticeCard({
    title: words.notLetIn,
    text: words.notLetInBecause,
    tone: 'warning',
  });
}
