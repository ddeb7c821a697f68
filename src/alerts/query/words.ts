import { type SQL, sql } from 'drizzle-orm';
import { phrasePattern, searchWords, startsOf } from '../search-words';

/** Free words: each must begin a word of the alert; several stand in it one after another, as a phrase. */
export function wordsToSql(text: string): SQL | undefined {
  const words = searchWords(text);
  if (words.length === 0) return undefined;
  const each = sql`record.words @@ ${startsOf(words)}::tsquery`;
  return words.length === 1 ? each : sql`(${each} and record.search_text like ${phrasePattern(words)})`;
}
