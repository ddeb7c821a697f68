import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../store/database';
import type { PreparedSearch, Search } from './query/search';

/** Counting on takes time that grows with what is stored, and nobody reads on to there. */
export const MOST_COUNTED = 10_000;

/** Where there are more, so many of the newest are looked at for what they share. */
export const LOOKED_AT = 500;

/**
 * What follows `from` for rows of a search, called `record`.
 *
 * @param further a condition on columns by themselves
 * @param way in which order of time they will be asked for, `asc` or `desc`
 */
export type From = (further?: SQL, way?: SQL) => SQL;

/** As many as that of what is found, by severity. */
export async function countUpTo(
  tx: Transaction,
  from: SQL,
  most: number,
): Promise<{ severity: string; count: number }[]> {
  const { rows } = await tx.execute<{ severity: string; count: number }>(
    sql`select severity, count(*)::int as count from (select severity from ${from} limit ${most}) as counted
      group by severity`,
  );
  return rows;
}

export function sumOf(counts: readonly { count: number }[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/** What matches, in whatever way the planner finds it. */
export function straight({ table, matching }: Search): From {
  return (further = TRUE) => sql`${sql.identifier(table)} as record where ${matching} and ${further}`;
}

/**
 * The same, found first and put in order then, for what is few. Left to itself the planner, which guesses badly how many
 * records have the beginning of a word, may go through all of them in order, for a few that it hopes to meet soon.
 */
export function gathered(search: Search): From {
  return (further = TRUE) =>
    sql`(select record.* from ${straight(search)()} offset 0) as record where ${further}`;
}

/**
 * The same, looked at one by one in order of time until there are enough, for what is many. Left to itself the planner, which
 * takes the words of a phrase for rare together, would read all records and put what it finds in order.
 */
function walked({ walking: { table, matching }, tenantId }: PreparedSearch): From {
  return (further = TRUE, way = sql`desc`) => sql`(
    select record.* from ${sql.identifier(table)} as record where record.tenant_id = ${tenantId} and ${further}
    order by created_at ${way}, id ${way}, connection_id ${way} offset 0) as record where ${matching}`;
}

/** What matches with the newest first: as an index has it where one does, else walked where many match, or gathered. */
export function newestOf(search: PreparedSearch, many: boolean): From {
  if (search.inOrder) return straight(search.walking);
  return many ? walked(search) : gathered(search);
}

const TRUE = sql`true`;
