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

/**
 * Cuts a query into its terms: `field:value,"other value"`, `-` before what is to be left out, words, "phrases".
 * Anything is accepted; an open quote ends with the query.
 */
export function readTerms(query: string): Term[] {
  const pieces = query.match(/-?(?:[^\s":]+:)?(?:"[^"]*"?|[^\s"]+)+/gu) ?? [];
  return pieces
    .map(toTerm)
    .filter(({ field, values }) => field !== undefined || values.some((value) => value !== ''));
}

function toTerm(piece: string): Term {
  const negated = piece.startsWith('-') && piece.length > 1;
  const rest = negated ? piece.slice(1) : piece;
  const named = /^([A-Za-z]+):(.*)$/su.exec(rest);
  // An address or a path is no field.
  if (named?.[1] === undefined || /^(\/\/|\\)/.test(named[2] ?? '')) {
    return { negated, field: undefined, values: [unquoted(rest)], text: piece };
  }
  const values = (named[2]?.match(/"[^"]*"?|[^",]+/gu) ?? []).map(unquoted);
  return {
    negated,
    field: named[1].toLowerCase(),
    values: values.filter((value) => value !== ''),
    text: piece,
  };
}

function unquoted(text: string): string {
  return text.replaceAll('"', '').trim();
}

/** A term in its one way of writing. */
export function termText({ negated, field, values }: Term): string {
  const list = values.map((value) => (/[\s,:]|^-/.test(value) ? `"${value}"` : value)).join(',');
  return `${negated ? '-' : ''}${field === undefined ? list : `${field}:${list}`}`;
}
