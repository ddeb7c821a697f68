import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../store/database';
import type { PreparedSearch, Search } from './query/search';

/** Counting on takes time that grows with what is stored, and nobody reads on to there. */
export const MOST_COUNTED = 10_000;

/** Where there are more, so many of the newest are looked at for what they share. */
export const LOOKED_AT = 500;

/** As many as that of what matches, by severity. */
export async function countUpTo(
  tx: Transaction,
  { table, matching }: Search,
  most: number,
  order = sql``,
): Promise<{ severity: string; count: number }[]> {
  const { rows } = await tx.execute<{ severity: string; count: number }>(
    sql`select severity, count(*)::int as count from (
        select severity from ${sql.identifier(table)} as record where ${matching} ${order} limit ${most}
      ) as counted group by severity`,
  );
  return rows;
}

export function sumOf(counts: readonly { count: number }[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/** `from` and `where` of what matches; more conditions may follow. */
export function straight({ table, matching }: Search): SQL {
  return sql`${sql.identifier(table)} as record where ${matching}`;
}

/**
 * The same, found first and put in order then, for what is few. Left to itself the planner, which guesses badly how many
 * records have the beginning of a word, may go through all of them in order, for a few that it hopes to meet soon.
 */
export function gathered(search: Search): SQL {
  return sql`(select record.* from ${straight(search)} offset 0)
    as record where true`;
}

/** What matches with the newest first: walked where many match, or everything does, and gathered where few do. */
export function newestOf(search: PreparedSearch, many: boolean): SQL {
  return many || search.everything ? straight(search.walking) : gathered(search);
}
