import { sql } from 'drizzle-orm';
import type { Transaction } from '../../store/database';
import type { Period } from './period';
import type { Summary } from './model';

interface DayCount extends Record<string, unknown> {
  day: string;
  severity: string;
  count: number;
  /** Of the period before. */
  previous: boolean;
}

/** How many alerts were raised on each day, by severity, days without any included. */
export async function readDays(
  tx: Transaction,
  tenantId: string,
  { days, isBefore, isEither }: Period,
): Promise<{ counts: DayCount[]; days: Summary['days'] }> {
  const created = sql`created_at`;
  const { rows } = await tx.execute<DayCount>(sql`
    select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') as day, severity, count(*)::int as count,
      ${isBefore(created)} as previous
    from alerts where tenant_id = ${tenantId} and ${isEither(created)}
    group by 1, 2, 4`);
  return { counts: rows, days: days.map((day) => dayOf(day, days.length, rows)) };
}

function dayOf(day: Date, length: number, rows: readonly DayCount[]): Summary['days'][number] {
  const key = day.toISOString().slice(0, 10);
  const keyBefore = new Date(day.getTime() - length * 86_400_000).toISOString().slice(0, 10);
  const mine = rows.filter((row) => !row.previous && row.day === key);
  const before = rows.filter((row) => row.previous && row.day === keyBefore);
  return {
    day,
    bySeverity: new Map(mine.map(({ severity, count }) => [severity, count])),
    before: before.reduce((sum, { count }) => sum + count, 0),
  };
}
