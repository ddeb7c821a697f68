import { nearest } from '../../nearest';
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
  return { message: `A query has at most ${most} characters.`, suggestion: undefined };
}

export function tooManyParts(most: number): QueryProblem {
  return { message: `A query has at most ${most} parts. Leave some out.`, suggestion: undefined };
}

export function oneSort(words: readonly string[]): QueryProblem {
  return {
    message: `A list is sorted one way: sort: stands once, by itself, with one of ${words.join(', ')}.`,
    suggestion: undefined,
  };
}

export function danglingOr(pieces: Pieces): QueryProblem {
  const kept = pieces.filter((piece, index) => {
    const [before, after] = [pieces[index - 1], pieces[index + 1]];
    return piece !== OR || (before !== undefined && after !== undefined && after !== OR && before !== OR);
  });
  return {
    message:
      'or stands between two terms, and either will do: user:ava or user:ben. Put the word in quotes to look for it.',
    suggestion: kept.map(textOf).join(' ') || undefined,
  };
}

export function unknownField(term: Term, pieces: Pieces, fields: readonly Field[]): QueryProblem {
  const name = term.field ?? '';
  const names = [...fields.map((field) => field.name), 'sort'];
  const meant = fields.find(({ meantBy }) => meantBy?.includes(name))?.name ?? nearest(name, names);
  return {
    message: `There is no field ${shown(name)}:. ${meant === undefined ? '' : `Did you mean ${meant}:? `}The fields are ${names.join(', ')}. Put words with a colon in quotes.`,
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
  if (term.values.length === 0) return { message: `${name}: wants ${expects}.`, suggestion: undefined };
  const wrong = term.values.find((value) => !isKnown(value));
  if (wrong === undefined) return undefined;
  const meant = values && nearest(wrong.toLowerCase(), values);
  const mended = term.values.map((value) => (value === wrong ? (meant ?? value) : value));
  return {
    message: `${name}: does not know "${shown(wrong)}". ${meant === undefined ? '' : `Did you mean ${meant}? `}It takes ${expects}.`,
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
