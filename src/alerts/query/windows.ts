import { sql } from 'drizzle-orm';
import type { Transaction } from '../../store/database';
import { allOf, anyOf, indexedWords, searchWords } from '../search-words';
import type { BoundToHave, Field } from './field';
import type { ParsedQuery } from './parse';
import type { Term } from './terms';

/**
 * Row-level security lets PostgreSQL evaluate nothing before its own conditions that is not leakproof, and no full-text
 * operator is: a condition on words never reaches its index. What the policy itself asks for does. So each table that
 * is searched by words has a window, its parent in inheritance without rows of its own (`alerts_found`,
 * `alert_entities_found`, `incidents_found`). The window's policy asks for the tenant, as every table's does, and for
 * the words that the transaction has named; with none named nothing is seen through it.
 * Source: postgresql.org/docs/current/rules-privileges.html, ddl-rowsecurity.html and ddl-inherit.html.
 */
export interface Windows {
  /** What is seen of each, as a tsquery; undefined: its window is not used. */
  alerts: string | undefined;
  incidents: string | undefined;
  entities: string | undefined;
}

/** Names the words, for the rest of the transaction. */
export async function openWindows(tx: Transaction, windows: Windows): Promise<void> {
  const { alerts = '', incidents = '', entities = '' } = windows;
  if (alerts + incidents + entities === '') return;
  await tx.execute(sql`select set_config('drawbridge.alert_words', ${alerts}, true),
    set_config('drawbridge.incident_words', ${incidents}, true),
    set_config('drawbridge.entity_words', ${entities}, true)`);
}

/** What words all that a query finds is bound to have; undefined where an index cannot narrow it down. */
export function wordsOfAll({ groups, fields }: ParsedQuery): string | undefined {
  const all = groups.map((group) => {
    const either = group.flatMap((term) =>
      term.negated ? [undefined] : wordsOfEach(term, 'record', fields),
    );
    return either.includes(undefined) ? undefined : anyOf(either.filter((words) => words !== undefined));
  });
  return allOf(all.filter((words) => words !== undefined));
}

/** Everything that a query's terms ask of alerts, or of entities, together: each picks its own out of it. */
export function wordsOfAny({ groups, fields }: ParsedQuery, has: BoundToHave['has']): string | undefined {
  const any = groups.flat().flatMap((term) => wordsOfEach(term, has, fields));
  return anyOf(any.filter((words) => words !== undefined));
}

/** Of each of a term's values. */
function wordsOfEach(
  { field: name, values }: Term,
  has: BoundToHave['has'],
  fields: readonly Field[],
): (string | undefined)[] {
  if (name === undefined)
    return [has === 'record' ? indexedWords(searchWords(values.join(' '))) || undefined : undefined];
  const bound = fields.find((field) => field.name === name)?.boundToHave;
  return values.map((value) => (bound?.has === has ? bound.words(value) : undefined));
}
