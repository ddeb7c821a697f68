import { nearest } from '../../nearest';
import { FIELDS } from './fields';
import { readTerms, type Term, termText } from './terms';

const LONGEST_QUERY = 500;

/** A query that was understood; `toSql` makes a condition of it. */
export interface ParsedQuery {
  /** Its one way of writing, which gives the same query when it is read again. */
  text: string;
  terms: Term[];
  /** The moment that its times count from. */
  now: Date;
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
  const text = query
    .slice(0, 10 * LONGEST_QUERY)
    .replaceAll('\u0000', ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .toWellFormed();
  if (text.length > LONGEST_QUERY) {
    return {
      ok: false,
      problem: { message: `A query has at most ${LONGEST_QUERY} characters.`, suggestion: undefined },
    };
  }
  const terms = readTerms(text);
  for (const term of terms) {
    const problem = term.field === undefined ? undefined : fieldProblem(term.field, term, text, now);
    if (problem !== undefined) return { ok: false, problem };
  }
  return { ok: true, query: { text: terms.map(termText).join(' '), terms, now } };
}

function fieldProblem(
  name: string,
  { values, text }: Term,
  query: string,
  now: Date,
): QueryProblem | undefined {
  const field = FIELDS.find((candidate) => candidate.name === name);
  if (field === undefined) return unknownField(name, query);
  if (values.length === 0) return { message: `${name}: wants ${field.expects}.`, suggestion: undefined };
  const wrong = values.find((value) => field.toSql(value, { now, tenantId: '' }) === undefined);
  return wrong === undefined ? undefined : wrongValue(name, wrong, field, text, query);
}

function unknownField(name: string, query: string): QueryProblem {
  const names = FIELDS.map((field) => field.name);
  const meant = nearest(name, names);
  return {
    message: `There is no field ${shown(name)}:. ${meant === undefined ? '' : `Did you mean ${meant}:? `}The fields are ${names.join(', ')}. Put words with a colon in quotes.`,
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
    message: `${name}: does not know "${shown(value)}". ${meant === undefined ? '' : `Did you mean ${meant}? `}It takes ${expects}.`,
    suggestion: meant && query.replace(term, () => term.replace(value, () => meant)),
  };
}

function shown(text: string): string {
  return text.slice(0, 40).toWellFormed();
}
