import { sql } from 'drizzle-orm';
import type { Transaction } from '../store/database';
import { countUpTo, gathered, LOOKED_AT, MOST_COUNTED, straight, sumOf } from './gathered';
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

export async function commonOf(tx: Transaction, tenantId: string, search: PreparedSearch): Promise<Common> {
  const few = sumOf(await countUpTo(tx, search, MOST_COUNTED + 1)) <= MOST_COUNTED;
  const { rows } = await tx.execute<{ kind: string; name: string; count: number }>(sql`
    with found as materialized (
      select connection_id, id, source from ${few ? gathered(search) : straight(search.walking)}
      order by created_at desc limit ${LOOKED_AT}
    ), shared as (
      select 'source' as kind, source as name, count(*) as count from found group by source
      union all
      select e.kind, min(e.name), count(*) from found
      join alert_entities e on e.tenant_id = ${tenantId} and e.connection_id = found.connection_id
        and e.alert_id = found.id and e.kind in ('user', 'device')
      group by e.kind, e.key
    ), ranked as (
      select *, row_number() over (partition by kind order by count desc, name) as place from shared
    )
    select kind, name, count::int as count from ranked where place <= ${MOST} order by count desc, name`);
  const ofKind = (wanted: string) =>
    rows.flatMap(({ kind, name, count }) => (kind === wanted ? [{ name, count }] : []));
  return { users: ofKind('user'), devices: ofKind('device'), sources: ofKind('source') };
}
