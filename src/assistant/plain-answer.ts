import { texts } from '../texts/texts';

const LONGEST = 1_500;
const REF = /\[(A\d{1,3})\]/g;

/**
 * What a model said, as text that nothing can be done with but read it: no Markdown, no link, no picture, no address to
 * follow. References to alerts stay.
 */
export function plainAnswer(said: string): string {
  return said
    .slice(0, 10 * LONGEST)
    .replaceAll(/```\w*/g, '')
    .replaceAll(/!?\[([^[\]]{0,300})\]\([^()]{0,2000}\)/g, '$1')
    .replaceAll(/<[^<>]{0,2000}>/g, '')
    .replaceAll(/\b(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)\S+/gi, texts().assistant.addressLeftOut)
    .replaceAll(/^\s{0,3}#{1,6}\s+/gm, '')
    .replaceAll(/(\*\*|__|~~|`)/g, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, LONGEST);
}

/** The references in a text, each once, in the order in which they stand there. */
export function refsIn(text: string): string[] {
  return [...new Set([...text.matchAll(REF)].map(([, ref = '']) => ref))];
}

/** The same text without references to what is not known. */
export function withoutRefs(text: string, isKnown: (ref: string) => boolean): string {
  return text
    .replaceAll(REF, (whole, ref: string) => (isKnown(ref) ? whole : ''))
    .replaceAll(/ +([.,;:])/g, '$1');
}
