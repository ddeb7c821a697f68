import { type SQL, sql } from 'drizzle-orm';

/** A shorter part would mean too many alerts. */
export const SHORTEST_PART = 6;

/** An alert's id, or, when it is long enough, the beginning or the end of one. */
export function idCondition(id: string): SQL {
  if (id.length < SHORTEST_PART) return sql`id = ${id}`;
  const part = id.replaceAll(/[\\%_]/g, String.raw`\$&`);
  return sql`id = ${id} or id like ${`${part}%`} or id like ${`%${part}`}`;
}
