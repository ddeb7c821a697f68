import { spoken } from '../../src/cards/spoken';
import { elementsOf, problemsOf } from './card-problems';
import { bound, everySample } from './every-card';
import { hostile, inflated } from './variants';

type Json = Record<string, unknown>;

const samples = everySample();

/** The words that say the same as the style of a stripe. */
const WORDS: Readonly<Record<string, RegExp>> = {
  attention: /\bHigh\b/,
  warning: /\bMedium\b/,
  accent: /\bLow\b/,
  emphasis: /\b(Info|Unknown)\b/,
};
/** Colours of text that Teams shows well on white, black and grey; its yellow is hard to read on white. */
const READABLE = ['default', 'accent', 'good', 'attention'];
const PLAIN_GROUND = ['default', 'emphasis'];

describe.each(samples)('$template, sample $sample', ({ template, data }) => {
  const card = () => bound(template, data);

  it('says what it is in words, to whoever does not see it', () => {
    for (const each of [card(), bound(template, hostile(data)), bound(template, inflated(data))]) {
      const content = spoken(each);
      expect(content['speak']).toMatch(/[a-z0-9漢]/i);
      expect(content['fallbackText']).toBe(content['speak']);
      expect(problemsOf(content)).toEqual([]);
    }
  });

  it('names every picture and every field', () => {
    const named = elementsOf(card().content).filter(({ type }) => /^(Image$|Input\.)/.test(String(type)));
    expect(named.filter((one) => !one[one['type'] === 'Image' ? 'altText' : 'label'])).toEqual([]);
  });

  it('says nothing by colour alone', () => {
    const { content } = card();
    const bare = elementsOf(content).filter(
      ({ type, color, text }) => type === 'TextRun' && color !== undefined && String(text).trim() === '',
    );
    expect(bare).toEqual([]);
    for (const row of elementsOf(content).filter(({ type }) => type === 'ColumnSet')) {
      const stripes = (row['columns'] as Json[]).filter((column) => column['style'] && textIn(column) === '');
      if (textIn(row) === '') expect(textBeside(row, content)).toMatch(/\d/);
      else for (const { style } of stripes) expect(textIn(row)).toMatch(WORDS[String(style)] ?? /$^/);
    }
  });

  it('puts coloured words on plain ground only', () => {
    expect(coloured(card().content, 'default').filter(({ color, ground }) => !reads(color, ground))).toEqual(
      [],
    );
  });
});

function reads(color: string, ground: string): boolean {
  return READABLE.includes(color) && (color === 'default' || PLAIN_GROUND.includes(ground));
}

function textIn(value: unknown): string {
  return elementsOf(value)
    .map(({ text }) => (typeof text === 'string' ? text : ''))
    .join(' ')
    .trim();
}

/** What stands in the same container: of a bar that draws a number, the number. */
function textBeside(row: Json, content: unknown): string {
  return textIn(elementsOf(content).find(({ items }) => Array.isArray(items) && items.includes(row)));
}

/** Each text with a colour, and the style of the container that it stands on. */
function coloured(value: unknown, ground: string): { text: string; color: string; ground: string }[] {
  if (Array.isArray(value)) return value.flatMap((item) => coloured(item, ground));
  if (value === null || typeof value !== 'object') return [];
  const { type, style, color, text } = value as Json;
  const isGround = ['Container', 'Column', 'ColumnSet', 'TableCell'].includes(String(type));
  const below = isGround && typeof style === 'string' ? style : ground;
  const isWord = typeof color === 'string' && typeof text === 'string';
  const own = isWord ? [{ text, color: color.toLowerCase(), ground }] : [];
  return [...own, ...Object.values(value).flatMap((inner) => coloured(inner, below))];
}
