/**
 * Rows of cells as CSV: every cell in quotes, lines divided as RFC 4180 has it. A spreadsheet takes a cell that begins
 * with one of `= + - @`, a tab or a line's end for a formula, at the beginning of a line within a cell too: lines become
 * spaces, and such a cell gets an apostrophe in front. Source: owasp.org/www-community/attacks/CSV_Injection.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** The full-width forms are read as the plain ones in some languages. */
const FORMULA = /^[=+\-@＝＋－＠]/;

function cell(text: string): string {
  const line = text
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim();
  const harmless = FORMULA.test(line) ? `'${line}` : line;
  return `"${harmless.replaceAll('"', '""')}"`;
}
