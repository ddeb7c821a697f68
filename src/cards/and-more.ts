import { texts } from '../texts/texts';

/** What is said of those that have no room; nothing where there are none. */
export function andMore(count: number, words: (count: number) => string = texts().record.andMore): string {
  return count > 0 ? words(count) : '';
}
