import { sql } from 'drizzle-orm';
import type { Transaction } from '../store/database';
import type { Owner } from './owner';

const DAY_MS = 86_400_000;

/** Alerts made on each of the last days (UTC), today's the last, days without any included. */
export async function alertsPerDay(
  tx: Transaction,
  { tenantId, connectionId }: Owner,
  days: number,
  now: Date,
): Promise<{ day: Date; count: number }[]> {
  const today = new Date(now.toISOString().slice(0, 10)).getTime();
  const span = Array.from({ length: days }, (_, index) => new Date(today - (days - 1 - index) * DAY_MS));
  const from = (span[0] ?? now).toISOString();
  const until = new Date(today + DAY_MS).toISOString();
  const { rows } = await tx.execute<{ day: string; count: number }>(sql`
    select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::int as count from alerts
    where tenant_id = ${tenantId} and connection_id = ${connectionId}
      and created_at >= ${from}::timestamptz and created_at < ${until}::timestamptz
    group by 1`);
  const counts = new Map(rows.map(({ day, count }) => [day, count]));
  return span.map((day) => ({ day, count: counts.get(day.toISOString().slice(0, 10)) ?? 0 }));
}
