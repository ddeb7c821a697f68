import { ok } from '../../http/answer';
import type { GraphCall, Route } from '../call';
import { badQuery, notFound } from '../failure';
import { contextOf } from '../page';
import { pick, selection } from '../select';
import { changeRoutes } from './change';
import { alertClassification, alertDetermination, alertSeverity, incidentStatus } from './enums';
import { listSecurity, present } from './list';

const WRITERS = ['SecurityIncident.ReadWrite.All'];
const READERS = ['SecurityIncident.Read.All', 'SecurityIncident.ReadWrite.All'];

const TYPE = 'microsoft.graph.security.incident';

const incidentProperties = [
  'id',
  'assignedTo',
  'classification',
  'comments',
  'createdDateTime',
  'customTags',
  'description',
  'determination',
  'displayName',
  'incidentWebUrl',
  'lastModifiedBy',
  'lastUpdateDateTime',
  'priorityScore',
  'redirectIncidentId',
  'resolvingComment',
  'severity',
  'status',
  'summary',
  'systemTags',
  'tenantId',
];

const filterRules = {
  type: TYPE,
  properties: {
    assignedTo: 'string',
    classification: { members: alertClassification },
    createdDateTime: 'instant',
    determination: { members: alertDetermination },
    lastUpdateDateTime: 'instant',
    severity: { members: alertSeverity },
    status: { members: incidentStatus },
  },
} as const;

/** Sources: security-list-incidents, security-incident-get, security-incident-update, security-incident-post-comments. */
export const incidentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/security/incidents',
    permissions: READERS,
    query: ['$filter', '$top', '$skip', '$count', '$expand', '$select', '$skiptoken'],
    handle(call) {
      const expand = expansion(call);
      return listSecurity(call, {
        store: call.world.incidents,
        context: 'security/incidents',
        rules: filterRules,
        known: (name) => incidentProperties.includes(name),
        standard: 50,
        largest: 50,
        ...(expand && { expand }),
      });
    },
  },
  {
    method: 'GET',
    path: '/security/incidents/{id}',
    permissions: READERS,
    query: ['$expand', '$select'],
    handle(call) {
      const raw = call.world.incidents.find(call.param('id'));
      if (raw === undefined) throw notFound(call.param('id'));
      const expand = expansion(call);
      const names = selection(call.query('$select'), (name) => incidentProperties.includes(name), TYPE);
      const shown = present(call, expand === undefined ? raw : expand(raw));
      return ok({ '@odata.context': contextOf(call, 'security/incidents/$entity'), ...pick(shown, names) });
    },
  },
  ...changeRoutes('security/incidents', WRITERS, {
    store: ({ incidents }) => incidents,
    status: incidentStatus,
    more: ['customTags'],
  }),
];

/** `$expand=alerts` puts the incident's alerts in. @throws GraphRefusal */
function expansion(
  call: GraphCall,
): ((item: Record<string, unknown>) => Record<string, unknown>) | undefined {
  const expand = call.query('$expand');
  if (expand === undefined) return undefined;
  if (expand !== 'alerts') {
    throw badQuery(
      `Parsing OData Select and Expand failed: Could not find a property named '${expand}' on type '${TYPE}'.`,
    );
  }
  const alerts = call.world.alerts.newestFirst();
  return (incident) => ({
    ...incident,
    alerts: alerts.filter(({ raw }) => raw['incidentId'] === incident['id']).map(({ raw }) => raw),
  });
}
