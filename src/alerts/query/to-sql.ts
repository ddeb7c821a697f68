import { type SQL, sql } from 'drizzle-orm';
import type { FieldContext } from './field';
import { FIELDS } from './fields';
import type { ParsedQuery } from './parse';
import type { Term } from './terms';
import { wordsToSql } from './words';

/** The condition on the `alerts` of a tenant that a query stands for, with parameters only. */
export function toSql({ terms, now }: ParsedQuery, tenantId: string): SQL {
  const conditions = terms.flatMap((term) => {
    const condition = termToSql(term, { now, tenantId });
    if (condition === undefined) return [];
    return [term.negated ? sql`not (${condition})` : sql`(${condition})`];
  });
  return sql.join([sql`alerts.tenant_id = ${tenantId}`, ...conditions], sql` and `);
}

/** Undefined for what asks for nothing, such as a lone dash. */
function termToSql({ field: name, values }: Term, context: FieldContext): SQL | undefined {
  if (name === undefined) return wordsToSql(values.join(' '));
  const field = FIELDS.find((candidate) => candidate.name === name);
  const conditions = values.flatMap((value) => field?.toSql(value, context) ?? []);
  return conditions.length === 0 ? undefined : sql.join(conditions, sql` or `);
}
