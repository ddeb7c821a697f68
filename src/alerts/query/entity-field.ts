import { sql } from 'drizzle-orm';
import type { EntityKind } from '../entities';
import { phrasePattern, searchWords } from '../search-words';
import type { Field } from './field';

/** A field that asks for something alerts are about: its words must stand in one of its names, the last one perhaps cut short. */
export function entityField(name: string, kinds: readonly EntityKind[]): Field {
  return {
    name,
    expects: `a ${name}'s name, or the beginning of a word of it`,
    toSql(value, { tenantId }) {
      const words = searchWords(value);
      if (words.length === 0) return undefined;
      const list = sql.join(
        kinds.map((kind) => sql`${kind}`),
        sql`, `,
      );
      // By the tenant itself, not by that of the outer row: a correlated subquery would run once for each alert.
      return sql`(alerts.connection_id, alerts.id) in (select e.connection_id, e.alert_id from alert_entities e
        where e.tenant_id = ${tenantId} and e.kind in (${list}) and e.search_text like ${phrasePattern(words)})`;
    },
  };
}
