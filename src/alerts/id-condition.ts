import { type SQL, sql } from 'drizzle-orm';

/** A shorter part would mean too many alerts. */
export const SHORTEST_PART = 6;

/** An alert's id, or, when it is long enough, the beginning or the end of one. */
export function idCondition(id: string): SQL {
  if (id.length < SHORTEST_PART) return sql`id = ${id}`;
  return sql`id = ${id} or id like ${beginningWith(id)} or id like ${`%${escaped(id)}`}`;
}

/** What `LIKE` takes to find what begins with this text, character by character. */
export function beginningWith(text: string): string {
  return `${escaped(text)}%`;
}

/** A text within a pattern of `LIKE`, each character standing for itself. */
export function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
