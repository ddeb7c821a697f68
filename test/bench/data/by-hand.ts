import type { Pool } from 'pg';

/** A page of what a condition on `a` finds, and its counts, as one would write it for one tenant alone. */
export async function handWrittenList(
  pool: Pool,
  tenantId: string,
  now: Date,
  condition: string,
  size: number,
  after = 0,
): Promise<unknown> {
  const from = `from alerts a where a.tenant_id = $1 and $2::timestamptz is not null and ${condition}`;
  const values = [tenantId, now];
  await pool.query(
    `select severity, count(*)::int from (select severity ${from} order by created_at desc limit 10001) as newest
     group by severity`,
    values,
  );
  return pool.query(
    `select connection_id, raw ${from} order by created_at desc, id desc, connection_id desc limit ${size} offset ${after}`,
    values,
  );
}

/** The commonest users, devices and services of the newest 2,000. */
export function handWrittenCommon(pool: Pool, tenantId: string): Promise<unknown> {
  const newest = `with newest as materialized (
    select connection_id, id, source from alerts where tenant_id = $1 order by created_at desc limit 2000)`;
  const sources = pool.query(
    `${newest} select source, count(*) from newest group by 1 order by 2 desc limit 3`,
    [tenantId],
  );
  const names = ['user', 'device'].map((kind) =>
    pool.query(
      `${newest} select min(e.name), count(*) from newest
       join alert_entities e on e.tenant_id = $1 and e.connection_id = newest.connection_id
         and e.alert_id = newest.id and e.kind = $2
       group by e.key order by 2 desc limit 3`,
      [tenantId, kind],
    ),
  );
  return Promise.all([sources, ...names]);
}

/** The numbers of a summary of 30 days by user, and of the 30 days before them. */
export function handWrittenSummary(pool: Pool, tenantId: string, now: Date): Promise<unknown> {
  const last = (column: string) =>
    `${column} > $2::timestamptz - interval '60 days' and ${column} <= $2::timestamptz`;
  const statements = [
    `select date_trunc('day', created_at), severity, count(*) from alerts
     where tenant_id = $1 and ${last('created_at')} group by 1, 2`,
    `select e.key, created_at > $2::timestamptz - interval '30 days', count(*)
     from alerts a join alert_entities e on e.tenant_id = a.tenant_id and e.connection_id = a.connection_id
       and e.alert_id = a.id and e.kind = 'user'
     where a.tenant_id = $1 and ${last('created_at')} group by 1, 2 order by 3 desc limit 14`,
    `select resolved_at > $2::timestamptz - interval '30 days', avg(resolved_at - created_at) from alerts
     where tenant_id = $1 and status = 'resolved' and ${last('resolved_at')} group by 1`,
    `select date_part('day', $2::timestamptz - created_at)::int / 7, count(*) from alerts
     where tenant_id = $1 and status <> 'resolved' and created_at <= $2 group by 1`,
  ];
  return Promise.all(statements.map((statement) => pool.query(statement, [tenantId, now])));
}
