import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../store/database';
import type { Period } from './period';
import type { Breakdown, Summary } from './model';

const MOST = 7;

/** What most alerts of a period are of, and how many of it there were in the period before. */
export async function readBreakdown(
  tx: Transaction,
  tenantId: string,
  by: Breakdown,
  { isNow, isBefore, isEither }: Period,
): Promise<Summary['breakdown']> {
  const { rows } = await tx.execute<{ name: string; now: number; before: number }>(sql`
    select min(name) as name, (count(*) filter (where ${isNow(sql`created_at`)}))::int as now,
      (count(*) filter (where ${isBefore(sql`created_at`)}))::int as before
    from (${named(tenantId, by)} and ${isEither(sql`a.created_at`)}) as found
    group by key order by now desc, before desc, name limit ${MOST}`);
  return rows.map(({ name, now, before }) => ({ name, count: { now, before } }));
}

/** Each alert with each of its names, each of them once (`distinctEntities`); more conditions may follow. */
function named(tenantId: string, by: Breakdown): SQL {
  if (by === 'user' || by === 'device')
    return sql`select e.key, e.name, a.created_at from alerts a join alert_entities e on e.tenant_id = a.tenant_id
      and e.connection_id = a.connection_id and e.alert_id = a.id and e.kind = ${by} where a.tenant_id = ${tenantId}`;
  const column = by === 'severity' ? sql`a.severity` : sql`a.source`;
  return sql`select ${column} as key, ${column} as name, a.created_at from alerts a where a.tenant_id = ${tenantId}`;
}
