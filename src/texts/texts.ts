import { AsyncLocalStorage } from 'node:async_hooks';
import { de } from './de';
import { en, type Texts } from './en';

/** A language is one folder beside these and one line here. */
const CATALOGUES = { en, de } as const;

export const LANGUAGES = Object.keys(CATALOGUES) as Language[];
export type Language = keyof typeof CATALOGUES;

const spoken = new AsyncLocalStorage<Language>();

/** The language of the turn that is under way, or of what `speaking` does; outside of both English. */
export function language(): Language {
  return spoken.getStore() ?? 'en';
}

/** The texts in that language. */
export function texts(): Texts {
  return CATALOGUES[language()];
}

/** Does it in a language: along with every promise that is begun within it. */
export function speaking<T>(one: Language, work: () => T): T {
  return spoken.run(one, work);
}

/** What is kept for readers who are not known yet: said in every language there is. */
export function inEveryLanguage<T>(say: () => T): Record<Language, T> {
  return Object.fromEntries(LANGUAGES.map((one) => [one, speaking(one, say)])) as Record<Language, T>;
}

/**
 * The language to answer somebody in: English unless theirs is among the offered ones.
 *
 * @param locale of the activity, such as `de-DE` (specs/botframework-activity, BCP 47); of a browser, the first it names
 */
export function languageFor(locale: string | null | undefined, offered: readonly Language[]): Language {
  const wanted = /^[a-z]+/i.exec(locale ?? '')?.[0].toLowerCase();
  return offered.find((one) => one === wanted) ?? 'en';
}

/** The language that a record was kept with: what was written down is not believed. */
export function keptLanguage(kept: string): Language {
  return languageFor(kept, LANGUAGES);
}

/** A number as it is written in the language of the turn. */
export function inNumbers(value: number): string {
  return value.toLocaleString(texts().numbers);
}
