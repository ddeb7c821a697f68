import { type SQL, sql } from 'drizzle-orm';
import type { EntityKind } from '../../entities';
import { indexedWords, phrasePattern, searchWords } from '../../search-words';
import type { Field, FieldContext } from '../field';

interface EntityField {
  name: string;
  expects?: string;
  meantBy?: readonly string[];
  /** What the value is taken for, such as an address that was made harmless. */
  read?: (value: string) => string;
}

/** A field that asks for something alerts are about: its words must stand in one of its names, the last one perhaps cut short. */
export function entityField(kinds: readonly EntityKind[], { name, read, ...rest }: EntityField): Field {
  return {
    name,
    expects: `a ${name}'s name, or the beginning of a word of it`,
    ...rest,
    boundToHave: {
      has: 'entity',
      words: (value) => indexedWords(wordsOf(value)) || undefined,
    },
    toSql(value, context) {
      const words = wordsOf(value);
      if (words.length === 0) return undefined;
      const named = sql`e.search_text like ${phrasePattern(words)}`;
      return hasEntity(context, kinds, named, context.throughWindows === true ? ENTITY_WINDOW : undefined);
    },
  };

  function wordsOf(value: string): string[] {
    return searchWords(read === undefined ? value : read(value));
  }
}

const ENTITIES = sql`alert_entities`;
const ENTITY_WINDOW = sql`alert_entities_found`;

/** That an alert has an entity of one of these kinds for which `condition`, on `alert_entities e`, holds. */
export function hasEntity(
  { tenantId, oneByOne, entities = ENTITIES }: FieldContext,
  kinds: readonly EntityKind[],
  condition: SQL,
  table = entities,
): SQL {
  const list = sql.join(
    kinds.map((kind) => sql`${kind}`),
    sql`, `,
  );
  if (oneByOne === true)
    // As a value: the planner would make a join of anything else, which finds all of them first.
    return sql`coalesce((select true from ${ENTITIES} e where e.tenant_id = ${tenantId}
      and e.connection_id = record.connection_id and e.alert_id = record.id
      and e.kind in (${list}) and ${condition} limit 1), false)`;
  // By the tenant itself, not by that of the outer row: a correlated subquery would run once for each alert.
  return sql`(record.connection_id, record.id) in (select e.connection_id, e.alert_id from ${table} e
    where e.tenant_id = ${tenantId} and e.kind in (${list}) and ${condition})`;
}
