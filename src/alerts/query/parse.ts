import { type SQL, sql } from 'drizzle-orm';
import { nearest } from '../../nearest';
import { FIELDS, wordsToSql } from './fields';
import { readTerms, type Term } from './terms';

const LONGEST_QUERY = 500;

/** A query that was understood: a condition on `alerts` with parameters only, and its text to show. */
export interface ParsedQuery {
  text: string;
  condition: SQL;
}

/** What was wrong with a query, and what may have been meant. */
export interface QueryProblem {
  message: string;
  /** The whole query as it may have been meant. */
  suggestion: string | undefined;
}

/** Reads a query. Never throws, whatever the text. */
export function parseQuery(
  query: string,
  now: Date,
): { ok: true; query: ParsedQuery } | { ok: false; problem: QueryProblem } {
  const text = query.replace(/\s+/gu, ' ').trim().toWellFormed();
  if (text.length > LONGEST_QUERY) {
    return {
      ok: false,
      problem: { message: `A query has at most ${LONGEST_QUERY} characters.`, suggestion: undefined },
    };
  }
  const conditions: SQL[] = [];
  for (const term of readTerms(text.replaceAll('\u0000', ''))) {
    const condition = term.field === undefined ? freeWords(term) : fieldCondition(term, text, now);
    if (condition === undefined) continue;
    if ('message' in condition) return { ok: false, problem: condition };
    conditions.push(term.negated ? sql`not (${condition})` : condition);
  }
  const condition = conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
  return { ok: true, query: { text, condition } };
}

function freeWords({ values }: Term): SQL | undefined {
  return wordsToSql(values.join(' '));
}

function fieldCondition(
  { field: name = '', values, text }: Term,
  query: string,
  now: Date,
): SQL | QueryProblem {
  const field = FIELDS.find((candidate) => candidate.name === name);
  if (field === undefined) return unknownField(name, query);
  if (values.length === 0) return { message: `${name}: wants ${field.expects}.`, suggestion: undefined };
  const conditions: SQL[] = [];
  for (const value of values) {
    const condition = field.toSql(value, now);
    if (condition === undefined) return wrongValue(name, value, field, text, query);
    conditions.push(condition);
  }
  return sql`(${sql.join(conditions, sql` or `)})`;
}

function unknownField(name: string, query: string): QueryProblem {
  const names = FIELDS.map((field) => field.name);
  const meant = nearest(name, names);
  return {
    message: `There is no field ${name}:. The fields are ${names.join(', ')}. Put words with a colon in quotes.`,
    suggestion: meant && query.replace(new RegExp(`(^|[\\s-])${name}:`, 'i'), `$1${meant}:`),
  };
}

function wrongValue(
  name: string,
  value: string,
  { expects, values }: { expects: string; values?: readonly string[] },
  term: string,
  query: string,
): QueryProblem {
  const meant = values && nearest(value.toLowerCase(), values);
  return {
    message: `${name}: does not know "${value.slice(0, 40)}". It takes ${expects}.`,
    suggestion: meant && query.replace(term, () => term.replace(value, () => meant)),
  };
}
