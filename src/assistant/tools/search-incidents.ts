import { z } from 'zod/v4';
import { INCIDENT_FIELDS } from '../../alerts/incidents/incident-fields';
import { parseQuery } from '../../alerts/query/parse';
import { defineReadTool } from '../read-tool';

const MOST_SHOWN = 15;
const LONGEST_STORY = 600;

/** The same query that people type after `incidents`. */
export const searchIncidents = defineReadTool({
  name: 'search_incidents',
  description: [
    'Searches the incidents, which group alerts, and gives the newest that match, with how many there are.',
    'The query is written as that of search_alerts. To see the alerts of one, search_alerts with incident: and its number.',
    `Fields: ${INCIDENT_FIELDS.map(({ name }) => name).join(', ')}, sort. An empty query finds every incident.`,
  ].join(' '),
  input: z.object({ query: z.string().max(500) }),
  async run({ query }, { incidents, tenantId, now, ran }) {
    const parsed = parseQuery(query, now, INCIDENT_FIELDS);
    if (!parsed.ok) return { problem: parsed.problem.message, meant: parsed.problem.suggestion };
    const page = await incidents.list(tenantId, parsed.query, { size: MOST_SHOWN });
    ran(`incidents ${parsed.query.text}`.trim());
    return {
      query: parsed.query.text,
      total: page.total,
      bySeverity: page.counts,
      incidents: page.rows.map((incident) => ({
        number: incident.id,
        title: incident.title.slice(0, 200),
        story: incident.description.slice(0, LONGEST_STORY),
        severity: incident.severity,
        status: incident.status,
        assignedTo: incident.assignedTo,
        created: incident.createdAt.toISOString(),
        updated: incident.updatedAt.toISOString(),
        alerts: incident.alertCount,
      })),
    };
  },
});
