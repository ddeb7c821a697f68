import type { IncidentStore } from '../alerts/incidents/incident-store';
import { INCIDENT_FIELDS } from '../alerts/incidents/incident-fields';
import type { StoredAlert } from '../alerts/list';
import { type ParsedQuery, parseQuery } from '../alerts/query/parse';
import { termText } from '../alerts/query/terms';
import type { AlertStore } from '../alerts/store';

/** What is stored of alerts and incidents about something. */
export interface AlertsAbout {
  /** What finds them all; undefined where the name holds nothing to search for. */
  query: string | undefined;
  newest: StoredAlert[];
  total: number;
  /** Those that are not resolved. */
  open: number;
  incidents: number;
}

export interface AlertSources {
  alerts: AlertStore;
  incidents: IncidentStore;
}

const NOTHING: AlertsAbout = { query: undefined, newest: [], total: 0, open: 0, incidents: 0 };
const MOST = 10;

/** The alerts about something by its name or hash, the newest first, and how many there are. No field: those that name it anywhere. */
export async function alertsAbout(
  tenantId: string,
  field: 'user' | 'device' | 'ip' | 'hash' | undefined,
  name: string,
  now: Date,
  { alerts, incidents }: AlertSources,
): Promise<AlertsAbout> {
  const term = termText({ negated: false, field, values: [name.replaceAll('"', ' ').slice(0, 200)] });
  const all = read(term, now);
  const open = read(`${term} -status:resolved`, now);
  const ofIncidents = parseQuery(term, now, INCIDENT_FIELDS);
  if (all === undefined || open === undefined || !ofIncidents.ok) return NOTHING;
  const [page, unresolved, grouped] = await Promise.all([
    alerts.list(tenantId, all, { size: MOST }),
    alerts.list(tenantId, open, { size: 1 }),
    incidents.list(tenantId, ofIncidents.query, { size: 1 }),
  ]);
  return {
    query: all.text,
    newest: page.rows,
    total: page.total,
    open: unresolved.total,
    incidents: grouped.total,
  };
}

function read(text: string, now: Date): ParsedQuery | undefined {
  const parsed = parseQuery(text, now);
  return parsed.ok && parsed.query.groups.length > 0 ? parsed.query : undefined;
}
