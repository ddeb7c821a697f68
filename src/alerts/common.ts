import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../store/database';
import { LOOKED_AT, newestOf } from './gathered';
import type { PreparedSearch } from './query/search';

/** What many of the found alerts share. */
export interface Shared {
  name: string;
  count: number;
}

/** The commonest users, devices and services of the alerts that were looked at. */
export interface Common {
  users: Shared[];
  devices: Shared[];
  sources: Shared[];
}

const MOST = 3;

/** @param many more match than are counted */
export async function commonOf(
  tx: Transaction,
  tenantId: string,
  search: PreparedSearch,
  many: boolean,
): Promise<Common> {
  const { rows } = await tx.execute<{ kind: string; name: string; count: number }>(sql`
    with found as materialized (
      select connection_id, id, source from ${newestOf(search, many)()}
      order by created_at desc limit ${LOOKED_AT}
    ), shared as (
      select 'source' as kind, source as name, count(*) as count from found group by source
      union all
      select e.kind, min(e.name), count(*) from found, ${entitiesOfEach(tenantId)} as e group by e.kind, e.key
    ), ranked as (
      select *, row_number() over (partition by kind order by count desc, name) as place from shared
    )
    select kind, name, count::int as count from ranked where place <= ${MOST} order by count desc, name`);
  const ofKind = (wanted: string) =>
    rows.flatMap(({ kind, name, count }) => (kind === wanted ? [{ name, count }] : []));
  return { users: ofKind('user'), devices: ofKind('device'), sources: ofKind('source') };
}

/** By the primary key, alert by alert: the planner would rather read all entities of a tenant, thinking they are few. */
function entitiesOfEach(tenantId: string): SQL {
  return sql`lateral (
    select kind, key, name from alert_entities
    where tenant_id = ${tenantId} and connection_id = found.connection_id and alert_id = found.id
      and kind in ('user', 'device') offset 0)`;
}
