import { listOf, piecesOf } from './pieces';

/** One part of a query: a field with values, or words to be found anywhere. */
export interface Term {
  negated: boolean;
  /** Undefined for free words. */
  field: string | undefined;
  /** Of a field: the values between commas. Of free words: one text, which is a phrase when it was quoted. */
  values: string[];
  /** As it was typed. */
  text: string;
}

/** A piece of a query that joins what stands before and after it: either will do. */
export const OR = 'or';

/**
 * Cuts a query into its terms: `field:value,"other value"`, `-` before what is to be left out, words, "phrases", and
 * `or` between two of them. Anything is accepted; what holds nothing to look for is left out.
 */
export function readTerms(query: string): (Term | typeof OR)[] {
  return piecesOf(query).flatMap((piece): (Term | typeof OR)[] => {
    if (piece.toLowerCase() === OR) return [OR];
    const term = toTerm(piece);
    return term.field === undefined && term.values.length === 0 ? [] : [term];
  });
}

function toTerm(piece: string): Term {
  const negated = piece.startsWith('-') && piece.length > 1;
  const rest = negated ? piece.slice(1) : piece;
  const colon = rest.indexOf(':');
  const name = colon === -1 ? '' : rest.slice(0, colon);
  const value = rest.slice(colon + 1);
  // An address or a path is no field. (Digits: sha1, sha256 and md5 are names that people try.)
  if (!/^[A-Za-z]+(1|5|256)?$/.test(name) || value.startsWith('//') || value.startsWith('\\'))
    return { negated, field: undefined, values: filled([rest]), text: piece };
  return { negated, field: name.toLowerCase(), values: filled(listOf(value)), text: piece };
}

function filled(values: readonly string[]): string[] {
  const bare = values.map((value) => value.replaceAll('"', '').replaceAll(/ +/g, ' ').trim());
  return bare.filter((value) => value !== '');
}

/** A term in its one way of writing. */
export function termText({ negated, field, values }: Pick<Term, 'negated' | 'field' | 'values'>): string {
  const list = values.map(valueText).join(',');
  return `${negated ? '-' : ''}${field === undefined ? list : `${field}:${list}`}`;
}

/** A value as it is written after a field's name, or by itself: in quotes where it would be read otherwise. */
function valueText(value: string): string {
  const plain = !/[\s,:]/.test(value) && !value.startsWith('-') && value.toLowerCase() !== OR;
  return plain ? value : `"${value}"`;
}
