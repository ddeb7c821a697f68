import { speaking } from '../../src/texts/texts';
import { bound, everySample } from '../cards/every-card';

/** What is the same word in both languages. */
const ALIKE = ['Status', 'Info', 'MITRE', 'ATT', 'SHA', 'leftOut'];
/** Those whose data is shortened, or made harmless, hold words that the data does not. */
const CHANGED = ['largest', 'hostile'];
const samples = everySample().filter(({ sample }) => !CHANGED.includes(sample));

it.each(samples)('says in German what $template ($sample) adds to its data', ({ template, data }) => {
  const inGerman = speaking('de', () => shownIn(bound(template, data).content));
  const known = new Set([...ALIKE, ...wordsOf(JSON.stringify(data))]);
  const untranslated = shownIn(bound(template, data).content).filter(
    (text) => inGerman.includes(text) && wordsOf(text).some((word) => !known.has(word)),
  );
  expect(untranslated).toEqual([]);
});

/** Every text that people are shown, or that is read to them. */
function shownIn(element: unknown): string[] {
  if (Array.isArray(element)) return element.flatMap(shownIn);
  if (element === null || typeof element !== 'object') return [];
  // What a button types is no text.
  const { data: _typed, ...shown } = element as Record<string, unknown>;
  return Object.entries(shown).flatMap(([key, value]) =>
    ['text', 'title', 'label', 'placeholder', 'errorMessage', 'altText'].includes(key) &&
    typeof value === 'string'
      ? [value]
      : shownIn(value),
  );
}

function wordsOf(text: string): string[] {
  return text.replaceAll('\\n', ' ').match(/\p{L}{3,}/gu) ?? [];
}
