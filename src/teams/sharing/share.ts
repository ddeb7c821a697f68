import { portalPlace } from '../../alerts/portal-place';
import { parseQuery } from '../../alerts/query/parse';
import { noticeCard } from '../../cards/notice';
import type { SharedCard } from '../../cards/shared';
import { savedConnections } from '../../connection/connection-store';
import type { Services } from '../services';
import { texts } from '../../texts/texts';
import type { Turn } from '../turn';
import { notConnected } from '../views/not-connected';
import { sharedAlert, sharedIncident } from '../views/shared-view';
import type { Shared } from './shared';
import type { Wanted } from './wanted';

/** What Teams asks for at a time. */
const MOST_CARDS = 25;

/** Finds what somebody who may read alerts wants to share: of the alerts that they may read, and no others. */
export async function share(wanted: Wanted, turn: Turn, services: Services): Promise<Shared> {
  const saved = await savedConnections(services.connections, turn.asker.tenantId);
  if (saved.length === 0) return { refusal: notConnected() };
  if (wanted.by === 'search') return found(wanted.query, turn, services);
  const card = await linked(wanted.url, turn, services);
  return { cards: card === undefined ? [] : [card] };
}

async function found(
  words: string,
  { asker: { tenantId } }: Turn,
  { alerts, clock }: Services,
): Promise<Shared> {
  const now = clock();
  const parsed = parseQuery(words, now);
  if (!parsed.ok) {
    const { message, suggestion } = parsed.problem;
    const text = suggestion === undefined ? message : `${message} Type: ${suggestion}`;
    return { refusal: noticeCard({ title: texts().query.problem, text }) };
  }
  const { rows } = await alerts.list(tenantId, parsed.query, { size: MOST_CARDS });
  if (rows.length > 0) return { cards: rows.map((alert) => sharedAlert(alert, now)) };
  const text = parsed.query.text === '' ? texts().sharing.none : texts().sharing.noMatch;
  return { refusal: noticeCard({ title: texts().list.none(texts().list.alerts[1]), text }) };
}

/** The one whose id the link names to the letter. Nothing is fetched from the link. */
async function linked(
  url: string,
  { asker: { tenantId } }: Turn,
  { alerts, incidents, clock }: Services,
): Promise<SharedCard | undefined> {
  const place = portalPlace(url, tenantId);
  if (place === undefined) return undefined;
  if (place.type === 'incident') {
    const known = await incidents.find(tenantId, place.id);
    return known && sharedIncident(known.incident, clock());
  }
  const known = await alerts.find(tenantId, place.id);
  const exact = known.found === 'one' && known.alert.id === place.id;
  return exact ? sharedAlert(known.alert, clock()) : undefined;
}
