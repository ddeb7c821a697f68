import { parseQuery } from '../../alerts/query/parse';
import { savedConnections } from '../../connection/connection-store';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { texts } from '../../texts/texts';
import { alertAnswer } from './alert-detail-view';
import { doneMoments } from './done-moments';
import { listAnswer, queryProblemAnswer } from './alert-list-view';
import { noticeCard } from '../../cards/notice';
import { notConnected } from './not-connected';

const PAGE_SIZE = 7;

/** One page of the alerts that a query names. */
export async function alertPage(
  queryText: string,
  cursor: string | undefined,
  { asker: { tenantId } }: Turn,
  { alerts, connections, clock }: Services,
): Promise<Answer> {
  const saved = await savedConnections(connections, tenantId);
  if (saved.length === 0) return { card: notConnected() };
  const parsed = parseQuery(queryText, clock());
  if (!parsed.ok) return { card: queryProblemAnswer(parsed.problem) };
  const [{ page, common }, ...states] = await Promise.all([
    alerts.listWithCommon(tenantId, parsed.query, { size: PAGE_SIZE, cursor }),
    ...saved.map(({ id }) => alerts.state(tenantId, id)),
  ]);
  const backfilling = states.some(
    (state) => state === undefined || state.backfillBefore > state.backfillUntil,
  );
  return { card: listAnswer({ query: parsed.query, page, common, now: clock(), backfilling }) };
}

/** One alert, by its id or a part of it. */
export async function alertDetail(
  id: string,
  { asker, timezone }: Turn,
  services: Services,
): Promise<Answer> {
  const { alerts, clock } = services;
  const words = texts().notFound;
  const showAlerts = { title: words.showAlerts, verb: 'alerts.show', data: {} };
  if (id === '') {
    return { card: noticeCard({ title: words.whichAlert, text: words.typeAlert, buttons: [showAlerts] }) };
  }
  const found = await alerts.find(asker.tenantId, id);
  if (found.found === 'one') {
    const history = await alerts.history(asker.tenantId, found.alert);
    const done = await doneMoments(found.alert, 'alert', asker.tenantId, services);
    const saved = await services.connections.list(asker.tenantId);
    const fetches = saved.some(
      ({ savedAt, desired }) => savedAt !== undefined && desired.capabilities.includes('liveResponse'),
    );
    return { card: alertAnswer(found.alert, history, clock(), timezone, done, fetches) };
  }
  if (found.found === 'none') {
    return { card: noticeCard({ title: words.noAlert, text: words.noAlertOf(id), buttons: [showAlerts] }) };
  }
  const buttons = found.ids.slice(0, 5).map((one) => ({ title: one, verb: 'alert.open', data: { id: one } }));
  return {
    card: noticeCard({ title: words.whichOfThese, text: words.several(id), buttons }),
  };
}
