import { z } from 'zod/v4';
import { FIELDS } from '../../alerts/query/fields';
import { parseQuery } from '../../alerts/query/parse';
import { SORTS } from '../../alerts/query/sort';
import { inBrief } from '../alert-in-brief';
import { defineReadTool } from '../read-tool';

const MOST_SHOWN = 15;

/** The same query that people type after `alerts`. */
export const searchAlerts = defineReadTool({
  name: 'search_alerts',
  description: [
    'Searches the security alerts of the organisation and gives the newest that match, with how many there are.',
    'The query is made of terms that must all hold. A term is a word, a phrase in double quotes, or field:value.',
    'Values between commas are alternatives; "or" between two terms too; "-" before a term excludes.',
    `Fields: ${FIELDS.map(({ name, expects }) => `${name} (${expects})`).join('; ')};`,
    `sort (${SORTS.map(({ word }) => word).join(', ')}).`,
    'An empty query finds every alert. Departments, places and job titles are not in alerts: say so when asked for them.',
  ].join(' '),
  input: z.object({ query: z.string().max(500) }),
  async run({ query }, { alerts, tenantId, now, ran, refer }) {
    const parsed = parseQuery(query, now);
    if (!parsed.ok) return { problem: parsed.problem.message, meant: parsed.problem.suggestion };
    const page = await alerts.list(tenantId, parsed.query, { size: MOST_SHOWN });
    ran(`alerts ${parsed.query.text}`.trim());
    return {
      query: parsed.query.text,
      total: page.total,
      bySeverity: page.counts,
      alerts: page.rows.map((alert) => inBrief(alert, refer(alert))),
    };
  },
});
