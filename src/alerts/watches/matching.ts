import { sql } from 'drizzle-orm';
import type { Transaction } from '../../store/database';
import type { Owner } from '../owner';
import { parseQuery } from '../query/parse';
import { toSql } from '../query/to-sql';
import { type Watch } from './watch';

/** An alert that a watch's query finds. */
export interface Match {
  watchId: string;
  alertId: string;
  severity: string;
  createdAt: Date;
}

/** So many conditions go into one statement. */
const AT_ONCE = 50;

/** What these watches find among these alerts of a connection: each query is looked at once, over all of them. */
export async function matchesAmong(
  tx: Transaction,
  owner: Owner,
  watches: readonly Watch[],
  ids: readonly string[],
  now: Date,
): Promise<Match[]> {
  const matches: Match[] = [];
  for (let start = 0; start < watches.length && ids.length > 0; start += AT_ONCE)
    matches.push(...(await matchesOfSome(tx, owner, watches.slice(start, start + AT_ONCE), ids, now)));
  return matches;
}

interface Found extends Record<string, unknown> {
  id: string;
  severity: string;
  created: string;
  /** Places in the list of watches. */
  places: number[];
}

async function matchesOfSome(
  tx: Transaction,
  { tenantId, connectionId }: Owner,
  watches: readonly Watch[],
  ids: readonly string[],
  now: Date,
): Promise<Match[]> {
  const these = sql`any(array(select id from these))`;
  const cases = watches.flatMap(({ query }, place) => {
    const parsed = parseQuery(query, now);
    // A query of an earlier version that is none any more finds nothing; `watches` says so.
    if (!parsed.ok) return [];
    return [
      sql`case when ${toSql(parsed.query, tenantId, sql`their_entities`)} then ${sql.raw(String(place))} end`,
    ];
  });
  if (cases.length === 0) return [];
  const { rows } = await tx.execute<Found>(sql`
    with these as materialized (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as id),
      their_entities as materialized (select * from alert_entities
        where tenant_id = ${tenantId} and connection_id = ${connectionId} and alert_id = ${these})
    select record.id, record.severity, record.created_at::text as created,
      array_remove(array[${sql.join(cases, sql`, `)}]::int[], null) as places
    from alerts as record
    where record.tenant_id = ${tenantId} and record.connection_id = ${connectionId} and record.id = ${these}`);
  return rows.flatMap(({ id, severity, created, places }) =>
    places.flatMap((place) => {
      const watch = watches[place];
      const alert = { alertId: id, severity, createdAt: new Date(created) };
      return watch === undefined ? [] : [{ watchId: watch.id, ...alert }];
    }),
  );
}
