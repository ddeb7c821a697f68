import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import type { Connection } from '../../connection/connection-store';
import type { ExchangeOf } from '../../microsoft/exchange/quarantine';
import { GraphFailure } from '../../microsoft/graph/failure';
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
      card: noticeCard({ title: 'Quarantined mail cannot be read', text: reach.why, tone: 'warning' }),
    };
  return { connection: reach.connection, at: { exchange: reach.clients.apis.exchange, tenantId } };
}

/** A refusal of Exchange in words: it wants a permission and a directory role. What is no refusal is thrown on. */
export function refusedByExchange(error: unknown): Card {
  if (!(error instanceof GraphFailure)) throw error;
  if (error.kind === 'too-large')
    return noticeCard({
      title: 'Too large to be given here',
      text: 'Fetch this mail in the Defender portal, under Review, Quarantine.',
    });
  if (error.kind !== 'forbidden' && error.kind !== 'unauthenticated') throw error;
  return noticeCard({
    title: 'Exchange does not let the connection in',
    text: 'It wants Exchange.ManageAsApp and the directory role Security Reader; a new role counts after some minutes. Type permissions to see what is missing.',
    tone: 'warning',
  });
}
