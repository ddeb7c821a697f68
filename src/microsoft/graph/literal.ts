/**
 * A text as a literal of a `$filter`: a quote within it is doubled, and what a URL cannot hold is left out. It still
 * has to be encoded with the rest of the filter.
 * Source: OData 4.01, URL conventions, 5.1.1.6.1.
 */
export function odataLiteral(text: string): string {
  return `'${sendable(text).replaceAll("'", "''")}'`;
}

/**
 * A text as the clause of a `$search` on one property.
 * Source: learn.microsoft.com/graph/search-query-parameter (quotes and backslashes are escaped by a backslash).
 */
export function searchClause(property: string, text: string): string {
  return `"${property}:${sendable(text).replaceAll(/[\\"]/g, String.raw`\$&`)}"`;
}

/** Half a surrogate pair cannot be encoded, and a control character names nothing. */
function sendable(text: string): string {
  return text.toWellFormed().replaceAll(/\p{Cc}/gu, ' ');
}
