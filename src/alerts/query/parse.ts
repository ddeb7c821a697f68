import type { Field } from './field';
import { FIELDS } from './fields';
import {
  danglingOr,
  oneSort,
  problemOfField,
  type QueryProblem,
  tooLong,
  tooManyParts,
  unknownField,
} from './problems';
import { NEWEST, type Sort, SORTS } from './sort';
import { OR, readTerms, type Term, termText } from './terms';

export type { QueryProblem } from './problems';

const LONGEST_QUERY = 500;
/** Each part is a look-up in the database. */
const MOST_PARTS = 40;

/** A query that was understood; `toSql` makes a condition of it. */
export interface ParsedQuery {
  /** Its one way of writing, which gives the same query when it is read again. */
  text: string;
  /** All of these must hold; of each, one term is enough. */
  groups: Term[][];
  sort: Sort;
  /** What could be asked for. */
  fields: readonly Field[];
  /** The moment that its times count from. */
  now: Date;
}

/** Reads a query for alerts, or for what has other fields. Never throws, whatever the text. */
export function parseQuery(
  query: string,
  now: Date,
  fields: readonly Field[] = FIELDS,
): { ok: true; query: ParsedQuery } | { ok: false; problem: QueryProblem } {
  const text = query
    .slice(0, 10 * LONGEST_QUERY)
    .replaceAll('\u0000', ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .toWellFormed();
  if (text.length > LONGEST_QUERY) return { ok: false, problem: tooLong(LONGEST_QUERY) };
  const pieces = readTerms(text);
  const terms = pieces.filter((piece) => piece !== OR);
  const problem = firstProblem(pieces, terms, fields, now);
  if (problem !== undefined) return { ok: false, problem };
  const groups = groupsOf(pieces);
  const sort = SORTS.find(({ word }) => word === sortWord(terms)) ?? NEWEST;
  const written = inOneWay(groups, sort);
  // Quotes can make it longer than it was typed, and it has to be read again.
  if (written.length > LONGEST_QUERY) return { ok: false, problem: tooLong(LONGEST_QUERY) };
  return { ok: true, query: { text: written, groups, sort, fields, now } };
}

function firstProblem(
  pieces: readonly (Term | typeof OR)[],
  terms: readonly Term[],
  fields: readonly Field[],
  now: Date,
): QueryProblem | undefined {
  const parts = terms.reduce((sum, { values }) => sum + values.length, 0);
  if (parts > MOST_PARTS) return tooManyParts(MOST_PARTS);
  return (
    terms.map((term) => termProblem(term, pieces, fields, now)).find((problem) => problem !== undefined) ??
    orProblem(pieces)
  );
}

function termProblem(
  term: Term,
  pieces: readonly (Term | typeof OR)[],
  fields: readonly Field[],
  now: Date,
): QueryProblem | undefined {
  if (term.field === undefined) return undefined;
  if (term.field === 'sort') return sortProblem(term, pieces);
  const field = fields.find(({ name }) => name === term.field);
  if (field === undefined) return unknownField(term, pieces, fields);
  const isKnown = (value: string) => field.toSql(value, { now, tenantId: '' }) !== undefined;
  return problemOfField(term, field, pieces, isKnown);
}

function sortProblem(term: Term, pieces: readonly (Term | typeof OR)[]): QueryProblem | undefined {
  const words = SORTS.map(({ word }) => word);
  const field = { name: 'sort', expects: words.join(', '), values: words };
  const unknown = problemOfField(term, field, pieces, (value) => words.includes(value.toLowerCase()));
  if (unknown !== undefined) return unknown;
  const place = pieces.indexOf(term);
  const joined = pieces[place - 1] === OR || pieces[place + 1] === OR;
  const others = pieces.filter((piece) => piece !== OR && piece.field === 'sort');
  return term.negated || joined || term.values.length > 1 || others.length > 1 ? oneSort(words) : undefined;
}

/** `or` stands between two terms. */
function orProblem(pieces: readonly (Term | typeof OR)[]): QueryProblem | undefined {
  const wrong = pieces.findIndex((piece, index) => {
    const [before, after] = [pieces[index - 1], pieces[index + 1]];
    return piece === OR && (before === undefined || before === OR || after === undefined);
  });
  return wrong === -1 ? undefined : danglingOr(pieces);
}

/** Terms that `or` joins are together; every other is by itself. */
function groupsOf(pieces: readonly (Term | typeof OR)[]): Term[][] {
  const groups: Term[][] = [];
  pieces.forEach((piece, index) => {
    if (piece === OR || piece.field === 'sort') return;
    const last = groups.at(-1);
    if (pieces[index - 1] === OR && last !== undefined) last.push(piece);
    else groups.push([piece]);
  });
  return groups;
}

function sortWord(terms: readonly Term[]): string | undefined {
  return terms.find(({ field }) => field === 'sort')?.values[0]?.toLowerCase();
}

function inOneWay(groups: readonly Term[][], sort: Sort): string {
  const parts = groups.map((group) => group.map(termText).join(` ${OR} `));
  return [...parts, ...(sort === NEWEST ? [] : [`sort:${sort.word}`])].join(' ');
}
