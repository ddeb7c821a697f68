import { z } from 'zod/v4';
import { ok } from '../../http/answer';
import { type GraphCall, readBody, type Route } from '../call';
import { badQuery } from '../failure';

const body = z.looseObject({ Query: z.string(), Timespan: z.string().nullish() });
const STANDARD_ROWS = 100;
const SCHEMA = [
  { name: 'Timestamp', type: 'DateTime' },
  { name: 'AlertId', type: 'String' },
  { name: 'Title', type: 'String' },
  { name: 'Severity', type: 'String' },
  { name: 'ServiceSource', type: 'String' },
];

/**
 * Advanced hunting over one table: `AlertInfo`, with `take` or `limit` or `count`.
 * Source: security-security-runhuntingquery (needs ThreatHunting.Read.All).
 */
export const huntingRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/security/runHuntingQuery',
    permissions: ['ThreatHunting.Read.All'],
    readsOnly: true,
    handle(call) {
      const [table = '', ...steps] = readBody(call, body)
        .Query.split('|')
        .map((part) => part.trim());
      if (table !== 'AlertInfo')
        throw badQuery(
          `'where' operator: Failed to resolve table or column expression named '${table.slice(0, 60)}'`,
        );
      let rows = alertInfo(call);
      for (const step of steps) {
        const [, amount] = /^(?:take|limit)\s+(\d{1,6})$/i.exec(step) ?? [];
        if (/^count$/i.test(step))
          return answer([{ Count: rows.length }], [{ name: 'Count', type: 'Int64' }]);
        if (amount === undefined) throw badQuery(`Query could not be parsed at '${step.slice(0, 60)}'`);
        rows = rows.slice(0, Number(amount));
      }
      return answer(rows.slice(0, STANDARD_ROWS), SCHEMA);
    },
  },
];

function alertInfo({ world }: GraphCall): Record<string, unknown>[] {
  return world.alerts.newestFirst().map(({ raw }) => ({
    Timestamp: raw['createdDateTime'],
    AlertId: raw['id'],
    Title: raw['title'],
    Severity: raw['severity'],
    ServiceSource: raw['serviceSource'],
  }));
}

function answer(results: Record<string, unknown>[], schema: typeof SCHEMA) {
  return ok({ '@odata.type': '#microsoft.graph.security.huntingQueryResults', schema, results });
}
