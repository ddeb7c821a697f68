/** As long a query as is taken. The service's own limit is 10,000 characters for a detection rule; people paste less. */
export const LONGEST_QUERY = 10_000;

const FENCE = /^\s*```[\w-]{0,20}[^\S\n]*\n?([\s\S]*?)\n?```\s*$/;
const HIDDEN = /[\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\u00AD]/gu;

/**
 * A query as it was meant: out of its code block, with straight quotes and plain spaces where an editor or a chat has put
 * others, and without marks that nobody sees.
 */
export function asPasted(text: string): string {
  const inner = FENCE.exec(text)?.[1] ?? /^\s*`([^`]+)`\s*$/.exec(text)?.[1] ?? text;
  return inner
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(HIDDEN, '')
    .replaceAll(/[^\S\n\t]/gu, ' ')
    .replaceAll(/[“”„‟]/gu, '"')
    .replaceAll(/[‘’‚‛]/gu, "'")
    .replaceAll('\u0000', '')
    .trim();
}
