const NAMED: Readonly<Record<string, string>> = {
  '\\': String.raw`\\`,
  '"': String.raw`\"`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
};
/** What ends or bends a literal: its quote, the backslash, and everything that some reader takes for the end of a line. */
const SPECIAL = /[\\"\p{Cc}\u2028\u2029]/gu;

/**
 * A text as a string literal of KQL, whatever is in it. The named escapes are all that the language documents; other
 * control characters, which no name or address has, become spaces.
 * Source: learn.microsoft.com/kusto/query/scalar-data-types/string, string literals.
 */
export function kqlString(text: string): string {
  return `"${text.toWellFormed().replaceAll(SPECIAL, (character) => NAMED[character] ?? ' ')}"`;
}

/** A moment as a literal of KQL. Source: learn.microsoft.com/kusto/query/scalar-data-types/datetime. */
export function kqlDatetime(moment: Date): string {
  return `datetime(${moment.toISOString()})`;
}
