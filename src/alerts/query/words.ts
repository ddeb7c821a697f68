import { type SQL, sql } from 'drizzle-orm';
import { indexedWords, phrasePattern, searchWords } from '../search-words';
import type { Term } from './terms';

/** Free words: each must begin a word of the alert; several stand in it one after another, as a phrase. */
export function wordsToSql(text: string): SQL | undefined {
  const words = searchWords(text);
  if (words.length === 0) return undefined;
  const each = sql`record.words @@ ${indexedWords(words)}::tsquery`;
  return words.length === 1 ? each : sql`(${each} and record.search_text like ${phrasePattern(words)})`;
}

/** Whether a group of terms is a word by itself, which has to be there. */
export function isOneWord([term, ...others]: readonly Term[]): boolean {
  if (term === undefined || others.length > 0 || term.negated || term.field !== undefined) return false;
  return searchWords(term.values.join(' ')).length === 1;
}
