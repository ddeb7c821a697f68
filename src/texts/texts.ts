import { AsyncLocalStorage } from 'node:async_hooks';
import { de } from './de';
import { en, type Texts } from './en';

/** A language is one file beside these and one line here. */
const CATALOGUES = { en, de } as const;

export const LANGUAGES = Object.keys(CATALOGUES) as Language[];
export type Language = keyof typeof CATALOGUES;

const spoken = new AsyncLocalStorage<Texts>();

/** The texts in the language of the turn that is under way; outside of a turn in English. */
export function texts(): Texts {
  return spoken.getStore() ?? en;
}

/** Does it in a language: along with every promise that is begun within it. */
export function speaking<T>(language: Language, work: () => T): T {
  return spoken.run(CATALOGUES[language], work);
}

/**
 * The language to answer somebody in: English unless theirs is among the offered ones.
 *
 * @param locale of the activity, such as `de-DE` (specs/botframework-activity, BCP 47)
 */
export function languageFor(locale: string | null | undefined, offered: readonly Language[]): Language {
  const wanted = locale?.split('-')[0]?.toLowerCase();
  return offered.find((language) => language === wanted) ?? 'en';
}

/** A number as it is written in the language of the turn. */
export function inNumbers(value: number): string {
  return value.toLocaleString(texts().numbers);
}
