import { badQuery } from '../failure';
import type { Predicate } from '../filter';

const PROPERTIES = ['displayName', 'mail', 'userPrincipalName', 'givenName', 'surname'];

/**
 * `"property:words"` clauses, joined by AND or OR. Within a clause quotes and backslashes are escaped by a backslash.
 * Display names are compared word by word, the rest by its beginning.
 * Source: learn.microsoft.com/graph/search-query-parameter, directory object collections.
 *
 * @throws GraphRefusal
 */
export function compileSearch(search: string): Predicate {
  const clauses = [...search.matchAll(/"([^":]+):((?:[^"\\]|\\.)*)"/g)];
  const between = search.replaceAll(/"([^":]+):((?:[^"\\]|\\.)*)"/g, '').trim();
  if (clauses.length === 0 || !/^((AND|OR)\s*)*$/.test(between))
    throw badQuery(
      `Syntax error: character '${search.slice(0, 1)}' is not valid at position 0 in '${search}'.`,
    );
  const tests = clauses.map(([, property = '', words = '']) =>
    clause(property, words.replaceAll(/\\(.)/g, '$1')),
  );
  return /\bOR\b/.test(between)
    ? (user) => tests.some((test) => test(user))
    : (user) => tests.every((test) => test(user));
}

function clause(property: string, words: string): Predicate {
  if (!PROPERTIES.includes(property)) throw badQuery(`Property '${property}' is not searchable.`);
  const wanted = tokensOf(words);
  return (user) => {
    const value = user[property];
    if (typeof value !== 'string') return false;
    if (property !== 'displayName') return value.toLowerCase().startsWith(words.trim().toLowerCase());
    const tokens = tokensOf(value);
    return wanted.length > 0 && wanted.every((word) => tokens.some((token) => token.startsWith(word)));
  };
}

function tokensOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu) ?? [];
}
