import { library } from '../../../src/lookups/hunting/library';
import { kqlString } from '../../../src/lookups/hunting/literal';
import { bound, declared } from '../../../src/lookups/hunting/parameters';
import { tokenize } from '../../../src/sandbox/hunting/tokens';
import { pick, seededRandom } from '../../alerts/support/random';

/**
 * What a reader of KQL takes for the first literal of a text, and what it leaves: written by the rules of the language
 * alone, one character after another.
 */
function firstLiteral(text: string): { value: string; rest: string } {
  if (!text.startsWith('"')) throw new Error('It does not begin with a quote.');
  let value = '';
  for (let at = 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') return { value, rest: text.slice(at + 1) };
    if (/[\r\n\u0085\u2028\u2029]/.test(character)) throw new Error('A line ends in the literal.');
    if (character !== '\\') {
      value += character;
      continue;
    }
    const escaped = text.charAt(++at);
    const meant = { n: '\n', r: '\r', t: '\t', '\\': '\\', '"': '"', "'": "'" }[escaped];
    if (meant === undefined) throw new Error(`There is no escape ${escaped}.`);
    value += meant;
  }
  throw new Error('It does not end.');
}

const PIECES = [
  '"',
  "'",
  '\\',
  '\\"',
  '""',
  "''",
  '`',
  '```',
  '@"',
  'h"',
  '//',
  '/*',
  ';',
  '|',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\0',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u202E',
  '\uD800',
  '😀',
  '漢',
  ' ',
  ')',
  '(',
  '"; AlertInfo | take 1 //',
  '" or 1==1',
  '\\u0022',
  '\\x22',
  '${x}',
  'a',
  'ada@contoso.example',
  'externaldata(',
  'let x = ',
  '\u201C',
  '\uFF02',
];

describe('a text as a literal', () => {
  const random = seededRandom(20_261_125);
  const texts = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 1 + Math.floor(random() * 8) }, () => pick(random, PIECES)).join(''),
  );

  it('ends where it ends, and means what was given, whatever that is', () => {
    const wrong = texts.filter((text) => {
      const { value, rest } = firstLiteral(`${kqlString(text)};REST`);
      const kept = text.toWellFormed().replaceAll(/(?![\n\r\t])\p{Cc}|[\u2028\u2029]/gu, ' ');
      return rest !== ';REST' || value !== kept;
    });
    expect(wrong).toEqual([]);
  });

  it('is one word for the reader of the sandbox too', () => {
    const wrong = texts.filter((text) => {
      const words = tokenize(declared('x', kqlString(text)));
      const shape = words.map(({ kind, text: word }) => (kind === 'string' ? kind : word)).join(' ');
      return shape !== 'let x = string ; ';
    });
    expect(wrong).toEqual([]);
  });

  it('holds nothing but plain text: no control characters, no lone surrogates', () => {
    expect(texts.filter((text) => /\p{Cc}|[\u2028\u2029]|\p{Cs}/u.test(kqlString(text)))).toEqual([]);
  });
});

it('declares what is given for a parameter before the query, which stays as it was saved', () => {
  const query = 'DeviceLogonEvents | where AccountName =~ user and Timestamp > since';
  const parameters = [
    { name: 'user', type: 'string' },
    { name: 'since', type: 'datetime' },
  ] as const;
  const now = new Date('2026-11-25T12:00:00Z');
  const hostile = 'a"; AlertInfo //';
  const values = new Map([
    ['user', hostile],
    ['since', '24h'],
  ]);
  expect(bound(query, parameters, values, now)).toEqual({
    query: `let user = "a\\"; AlertInfo //";\nlet since = datetime(2026-11-24T12:00:00.000Z);\n${query}`,
  });
  const wrong = (given: [string, string][]) => bound(query, parameters, new Map(given), now);
  expect(wrong([['user', 'a']])).toEqual({ wrong: 'It wants since: add since=24h.' });
  expect(
    wrong([
      ['user', 'a'],
      ['since', '24h) or true'],
    ]),
  ).toEqual({ wrong: 'since is a time: add since=24h.' });
  expect(wrong([['who', 'a']])).toEqual({ wrong: 'It has no parameter who. It takes user, since.' });
  expect(
    wrong([
      ['user', 'x'.repeat(1_001)],
      ['since', '1d'],
    ]),
  ).toMatchObject({ wrong: expect.stringContaining('too long') as string });
});

it.each(library.map((hunt) => [hunt.id, hunt] as const))(
  '%s has no blanks for values in its query',
  (_id, hunt) => {
    expect(hunt.query).not.toMatch(/\$\{|\{\{|\{\w+\}|%s/);
    expect(hunt.kinds.length).toBeGreaterThan(0);
  },
);
