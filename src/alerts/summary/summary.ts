import { sql } from 'drizzle-orm';
import type { Transaction } from '../../store/database';
import { readBreakdown } from './breakdown';
import { readDays } from './days';
import type { Breakdown, Compared, Summary } from './model';
import { type Period, periodOf } from './period';

/** The ages that open alerts are sorted into. */
const AGES = [1, 3, 7, 30];

export async function readSummary(
  tx: Transaction,
  tenantId: string,
  days: number,
  by: Breakdown,
  now: Date,
): Promise<Summary> {
  const period = periodOf(days, now);
  const perDay = await readDays(tx, tenantId, period);
  const bySeverity = new Map<string, Compared>();
  for (const { severity, count, previous } of perDay.counts) {
    const sum = bySeverity.get(severity) ?? { now: 0, before: 0 };
    bySeverity.set(
      severity,
      previous ? { ...sum, before: sum.before + count } : { ...sum, now: sum.now + count },
    );
  }
  const sums = [...bySeverity.values()];
  return {
    readFrom: await readFromWithin(tx, tenantId, period),
    total: {
      now: sums.reduce((sum, one) => sum + one.now, 0),
      before: sums.reduce((sum, one) => sum + one.before, 0),
    },
    bySeverity,
    days: perDay.days,
    breakdown: await readBreakdown(tx, tenantId, by, period),
    secondsToResolve: await readResolution(tx, tenantId, period),
    open: await readOpen(tx, tenantId, now),
  };
}

/** Of several connections, the one that was read the least far back. */
async function readFromWithin(
  tx: Transaction,
  tenantId: string,
  { beforeFrom }: Period,
): Promise<Date | undefined> {
  const { rows } = await tx.execute<{ at: Date | string | null }>(sql`
    select max(backfill_before) as at from ingestion_state where tenant_id = ${tenantId} and stream = 'alerts'`);
  const at = rows[0]?.at == null ? undefined : new Date(rows[0].at);
  return at !== undefined && at > beforeFrom ? at : undefined;
}

async function readResolution(
  tx: Transaction,
  tenantId: string,
  { isNow, isBefore, isEither }: Period,
): Promise<Summary['secondsToResolve']> {
  const resolved = sql`resolved_at`;
  const { rows } = await tx.execute<{ now: string | null; before: string | null }>(sql`
    select avg(seconds) filter (where ${isNow(resolved)}) as now,
      avg(seconds) filter (where ${isBefore(resolved)}) as before
    from (select resolved_at, greatest(extract(epoch from resolved_at - created_at), 0) as seconds from alerts
      where tenant_id = ${tenantId} and resolved_at is not null and status = 'resolved'
        and ${isEither(resolved)}) as done`);
  const seconds = (value: string | null | undefined) => (value == null ? undefined : Number(value));
  return { now: seconds(rows[0]?.now), before: seconds(rows[0]?.before) };
}

async function readOpen(tx: Transaction, tenantId: string, now: Date): Promise<Summary['open']> {
  const bounds = sql.join(
    AGES.map((days) => sql`${days}::float8`),
    sql`, `,
  );
  const { rows } = await tx.execute<{ bucket: number; count: number }>(sql`
    select width_bucket(extract(epoch from ${now.toISOString()}::timestamptz - created_at) / 86400, array[${bounds}])
      as bucket, count(*)::int as count
    from alerts where tenant_id = ${tenantId} and status <> 'resolved' group by 1`);
  const counts = new Map(rows.map(({ bucket, count }) => [bucket, count]));
  return [...AGES, undefined].map((upToDays, index) => ({ upToDays, count: counts.get(index) ?? 0 }));
}
