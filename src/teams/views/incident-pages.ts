import { INCIDENT_FIELDS } from '../../alerts/incidents/incident-fields';
import type { StoredAlert } from '../../alerts/list';
import { parseQuery } from '../../alerts/query/parse';
import { noticeCard } from '../../cards/notice';
import { readsIncidents } from '../../connection/desired-state';
import { savedConnections } from '../../connection/connection-store';
import type { Answer } from '../answer';
import type { Services } from '../services';
import { texts } from '../../texts/texts';
import type { Turn } from '../turn';
import { doneMoments } from './done-moments';
import { incidentEntitiesAnswer } from './incident-entities';
import { incidentAnswer, incidentListAnswer, incidentQueryProblem, incidentsAreOff } from './incident-views';
import { queryFor } from './narrowing';
import { notConnected } from './not-connected';

const PAGE_SIZE = 7;
const SHOWN_ALERTS = 9;
const ALERTS_READ = 50;

/** One page of the incidents that a query names. */
export async function incidentPage(
  queryText: string,
  cursor: string | undefined,
  { asker: { tenantId } }: Turn,
  { incidents, connections, clock }: Services,
): Promise<Answer> {
  const saved = await savedConnections(connections, tenantId);
  const [first] = saved;
  if (first === undefined) return { card: notConnected() };
  const parsed = parseQuery(queryText, clock(), INCIDENT_FIELDS);
  if (!parsed.ok) return { card: incidentQueryProblem(parsed.problem) };
  const reading = saved.filter(({ desired }) => readsIncidents(desired));
  const [page, ...states] = await Promise.all([
    incidents.list(tenantId, parsed.query, { size: PAGE_SIZE, cursor }),
    ...reading.map(({ id }) => incidents.state(tenantId, id)),
  ]);
  if (reading.length === 0 && page.total === 0) return { card: incidentsAreOff(first.id) };
  const unfinished = states.some(
    (state) => state === undefined || state.backfillBefore > state.backfillUntil,
  );
  return { card: incidentListAnswer(parsed.query, page, clock(), unfinished) };
}

/** One incident by its id, with its newest alerts. */
export async function incidentDetail(
  id: string,
  { asker: { tenantId }, timezone }: Turn,
  services: Services,
): Promise<Answer> {
  const { incidents, clock } = services;
  const words = texts().notFound;
  const buttons = [{ title: words.showIncidents, verb: 'incidents.show', data: {} }];
  if (id === '') {
    return { card: noticeCard({ title: words.whichIncident, text: words.typeIncident, buttons }) };
  }
  const found = await incidents.find(tenantId, id.replace(/^#/, ''));
  if (found === undefined) {
    return { card: noticeCard({ title: words.noIncident, text: words.noIncidentOf(id), buttons }) };
  }
  const { incident, history } = found;
  const now = clock();
  const page = await alertsOf(incident.id, SHOWN_ALERTS, tenantId, services);
  const done = await doneMoments(incident, 'incident', tenantId, services);
  return { card: incidentAnswer(incident, history, page.rows, now, timezone, done) };
}

/** Whom and what an incident's newest alerts are about. */
export async function incidentEntities(
  id: string,
  { asker: { tenantId } }: Turn,
  services: Services,
): Promise<Answer> {
  const now = services.clock();
  const { rows } = await alertsOf(id, ALERTS_READ, tenantId, services);
  return { card: incidentEntitiesAnswer(id, rows, now) };
}

async function alertsOf(
  incidentId: string,
  size: number,
  tenantId: string,
  { alerts, clock }: Services,
): Promise<{ rows: StoredAlert[] }> {
  const now = clock();
  const parsed = parseQuery(queryFor('incident', incidentId, now) ?? '', now);
  return parsed.ok && parsed.query.text !== '' ? alerts.list(tenantId, parsed.query, { size }) : { rows: [] };
}
