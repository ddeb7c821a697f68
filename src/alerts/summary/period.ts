import { type SQL, sql } from 'drizzle-orm';

const DAY_MS = 86_400_000;

/** Days (UTC), today's the last and still running, and the same length of time just as many days before. */
export interface Period {
  days: readonly Date[];
  /** When the time before them begins. */
  beforeFrom: Date;
  isNow: (column: SQL) => SQL;
  isBefore: (column: SQL) => SQL;
  /** One or the other, as one stretch of an index that is looked through. */
  isEither: (column: SQL) => SQL;
}

export function periodOf(count: number, now: Date): Period {
  const today = Date.parse(now.toISOString().slice(0, 10));
  const days = Array.from({ length: count }, (_, index) => new Date(today - (count - 1 - index) * DAY_MS));
  const from = today - (count - 1) * DAY_MS;
  const back = count * DAY_MS;
  const isNow = (column: SQL) => within(column, from, now.getTime());
  const isBefore = (column: SQL) => within(column, from - back, now.getTime() - back);
  return {
    ...{ days, beforeFrom: new Date(from - back), isNow, isBefore },
    isEither: (column) =>
      sql`(${within(column, from - back, now.getTime())} and (${isNow(column)} or ${isBefore(column)}))`,
  };
}

function within(column: SQL, from: number, to: number): SQL {
  const moment = (time: number) => new Date(time).toISOString();
  return sql`(${column} >= ${moment(from)}::timestamptz and ${column} <= ${moment(to)}::timestamptz)`;
}
