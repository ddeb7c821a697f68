import { listed } from '../../listed';
import { nearest } from '../../nearest';
import { texts } from '../../texts/texts';
import type { Field } from './field';
import { OR, type Term, termText } from './terms';

/** What was wrong with a query, and what may have been meant. */
export interface QueryProblem {
  message: string;
  /** The whole query as it may have been meant. */
  suggestion: string | undefined;
}

type Pieces = readonly (Term | typeof OR)[];

export function tooLong(most: number): QueryProblem {
  return { message: texts().query.tooLong(most), suggestion: undefined };
}

export function tooManyParts(most: number): QueryProblem {
  return { message: texts().query.tooManyParts(most), suggestion: undefined };
}

export function oneSort(words: readonly string[]): QueryProblem {
  return { message: texts().query.oneSort(words), suggestion: undefined };
}

export function danglingOr(pieces: Pieces): QueryProblem {
  const kept = pieces.filter((piece, index) => {
    const [before, after] = [pieces[index - 1], pieces[index + 1]];
    return piece !== OR || (before !== undefined && after !== undefined && after !== OR && before !== OR);
  });
  return { message: texts().query.danglingOr, suggestion: kept.map(textOf).join(' ') || undefined };
}

export function unknownField(term: Term, pieces: Pieces, fields: readonly Field[]): QueryProblem {
  const name = term.field ?? '';
  const names = [...fields.map((field) => field.name), 'sort'];
  const meant = fields.find(({ meantBy }) => meantBy?.includes(name))?.name ?? nearest(name, names);
  const words = texts().query;
  const did = meant === undefined ? [] : [words.meant(`${meant}:`)];
  return {
    message: [words.noField(shown(name)), ...did, words.fields(names)].join(' '),
    suggestion: meant && withTerm(pieces, term, { ...term, field: meant }),
  };
}

/** What is wrong with a term's values; undefined when all of them are known. */
export function problemOfField(
  term: Term,
  { name, expects, values }: Pick<Field, 'name' | 'expects' | 'values'>,
  pieces: Pieces,
  isKnown: (value: string) => boolean,
): QueryProblem | undefined {
  const words = texts().query;
  const takes = listed(words.values, expects) ?? expects;
  if (term.values.length === 0) return { message: words.wants(name, takes), suggestion: undefined };
  const wrong = term.values.find((value) => !isKnown(value));
  if (wrong === undefined) return undefined;
  const meant = values && nearest(wrong.toLowerCase(), values);
  const mended = term.values.map((value) => (value === wrong ? (meant ?? value) : value));
  const did = meant === undefined ? [] : [words.meant(meant)];
  return {
    message: [words.unknown(name, shown(wrong)), ...did, words.takes(takes)].join(' '),
    suggestion: meant && withTerm(pieces, term, { ...term, values: mended }),
  };
}

/** The query with one of its terms changed. */
function withTerm(pieces: Pieces, term: Term, changed: Term): string {
  return pieces.map((piece) => (piece === term ? termText(changed) : textOf(piece))).join(' ');
}

function textOf(piece: Term | typeof OR): string {
  return piece === OR ? OR : termText(piece);
}

function shown(text: string): string {
  return text.slice(0, 40).toWellFormed();
}
