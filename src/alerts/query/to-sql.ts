import { type SQL, sql } from 'drizzle-orm';
import type { Field, FieldContext } from './field';
import type { ParsedQuery } from './parse';
import type { Term } from './terms';
import { wordsToSql } from './words';

/**
 * The condition that a query stands for, with parameters only, on the tenant's alerts or incidents, which the statement
 * calls `record`.
 *
 * @param entities those of the alerts that are looked at, where these are few
 */
export function toSql(query: ParsedQuery, tenantId: string, entities?: SQL): SQL {
  return conditionOf(query, query.groups, { now: query.now, tenantId, entities });
}

/** The condition that some groups of a query's terms stand for. */
export function conditionOf({ fields }: ParsedQuery, groups: readonly Term[][], context: FieldContext): SQL {
  const conditions = groups.flatMap((group) => {
    const either = group.flatMap((term) => signed(term, fields, context));
    return either.length === 0 ? [] : [sql`(${sql.join(either, sql` or `)})`];
  });
  return sql.join([sql`record.tenant_id = ${context.tenantId}`, ...conditions], sql` and `);
}

function signed(term: Term, fields: readonly Field[], context: FieldContext): SQL[] {
  const condition = termToSql(term, fields, context);
  if (condition === undefined) return [];
  // What has no value is not what is left out: with `null` the alert would vanish from both sides.
  return [term.negated ? sql`(${condition}) is not true` : sql`(${condition})`];
}

/** Undefined for what asks for nothing, such as a lone dash. */
function termToSql(
  { field: name, values }: Term,
  fields: readonly Field[],
  context: FieldContext,
): SQL | undefined {
  if (name === undefined) return wordsToSql(values.join(' '));
  const field = fields.find((candidate) => candidate.name === name);
  const conditions = values.flatMap((value) => field?.toSql(value, context) ?? []);
  return conditions.length === 0 ? undefined : sql.join(conditions, sql` or `);
}
