import { readAsked } from '../../../src/lookups/hunting/asked';
import { placeOf } from '../../../src/lookups/hunting/place';
import { readTimespan, timespanInWords } from '../../../src/lookups/hunting/timespan';
import { speaking } from '../../../src/texts/texts';
import { readSaid } from '../../../src/teams/said';

/** What a message is read as, all the way from Teams. */
const said = (text: string) => readAsked(readSaid({ text }).lines);
const QUERY = 'AlertInfo\n| where Title has "x" // why\n| take 5';

it.each([
  ['plain', `hunt ${QUERY}`],
  ['with Windows lines', `hunt ${QUERY.replaceAll('\n', '\r\n')}`],
  ['in a code block', `hunt \`\`\`kusto\n${QUERY}\n\`\`\``],
  ['in a code block below the word', `hunt\n\`\`\`\n${QUERY}\n\`\`\``],
  ['with smart quotes', `hunt ${QUERY.replace('"x"', '“x”')}`],
  ['with odd spaces', `hunt&nbsp;${QUERY.replace('| where', '|\u00a0where')}`],
  ['as HTML', `<p>hunt</p><pre>${QUERY.replaceAll('\n', '<br>').replaceAll('"', '&quot;')}</pre>`],
  ['as paragraphs', `<div>hunt ${QUERY.split('\n').join('</div><div>')}</div>`],
  ['with marks nobody sees', `hunt \u200B${QUERY}\uFEFF`],
  ['with a mention', `<at>Drawbridge</at> hunt ${QUERY}`],
])('reads a query %s', (_how, text) => {
  expect(said(text)).toEqual({ kind: 'query', query: QUERY, timespan: undefined });
});

it('leaves what only looks like a tag', () => {
  const query = 'T | where a < b and c > d and e == "&lt;p&gt;"';
  expect(said(`hunt ${query}`)).toMatchObject({ query: 'T | where a < b and c > d and e == "<p>"' });
});

it('reads a time span before the query', () => {
  expect(said('hunt 7d AlertInfo')).toEqual({ kind: 'query', query: 'AlertInfo', timespan: '7d' });
  expect(said('hunt 2026-11-01..2026-11-03\nAlertInfo')).toMatchObject({
    timespan: '2026-11-01..2026-11-03',
  });
  for (const word of ['0d', '9y', '366d', '2026-11-03..2026-11-01', '2026-02-30..2026-03-05'])
    expect(said(`hunt ${word} AlertInfo`)).toMatchObject({ kind: 'wrong', title: 'That is no time span' });
});

it.each([
  ['30m', 'PT30M', 'the last 30 minutes', 'die letzten 30 Minuten'],
  ['24h', 'PT24H', 'the last 24 hours', 'die letzten 24 Stunden'],
  ['1d', 'P1D', 'the last 1 day', 'der letzte Tag'],
  [
    '2026-11-01..2026-11-03T08:30',
    '2026-11-01T00:00:00Z/2026-11-03T08:30:00Z',
    '2026-11-01 to 2026-11-03T08:30 (UTC)',
    '2026-11-01 bis 2026-11-03T08:30 (UTC)',
  ],
  [
    '2026-11-01T08:00..2026-11-03T00:00:30Z',
    '2026-11-01T08:00:00Z/2026-11-03T00:00:30Z',
    '2026-11-01T08:00 to 2026-11-03T00:00:30 (UTC)',
    '2026-11-01T08:00 bis 2026-11-03T00:00:30 (UTC)',
  ],
])('writes %s as %s', (word, iso, english, german) => {
  const read = readTimespan(word);
  expect(read).toEqual({ iso });
  expect(timespanInWords(read)).toBe(english);
  expect(speaking('de', () => timespanInWords(read))).toBe(german);
});

it('reads what is saved, run and deleted', () => {
  expect(said('hunt save My-hunt(user, since:datetime) 7d T\n| where a == user')).toEqual({
    kind: 'save',
    name: 'My-hunt',
    parameters: [
      { name: 'user', type: 'string' },
      { name: 'since', type: 'datetime' },
    ],
    query: 'T\n| where a == user',
    timespan: '7d',
  });
  expect(said('hunt save all AlertInfo | take 1')).toMatchObject({
    kind: 'save',
    name: 'all',
    parameters: [],
  });
  expect(said('hunt run my-hunt 24h user=“Ada “L” since=7d')).toMatchObject({ kind: 'wrong' });
  expect(said('hunt run my-hunt 24h user=“Ada L” Since=7d')).toEqual({
    kind: 'run',
    name: 'my-hunt',
    values: new Map([
      ['user', 'Ada L'],
      ['since', '7d'],
    ]),
    timespan: '24h',
  });
  expect(said('hunt run x user="a \\" b"')).toMatchObject({ values: new Map([['user', 'a " b']]) });
  expect(said('hunt delete my-hunt')).toEqual({ kind: 'delete', name: 'my-hunt' });
  expect(said('hunt')).toEqual({ kind: 'nothing' });
});

it.each([
  ['hunt save'],
  ['hunt save 1x AlertInfo'],
  ['hunt save x(user user) AlertInfo'],
  ['hunt save x(user, USER) AlertInfo'],
  ['hunt save x(user:guid) AlertInfo'],
  ['hunt save x()'],
  ['hunt run'],
  ['hunt run x user'],
  ['hunt run x user=a user=b'],
  ['hunt delete'],
  ['hunt 7d'],
  [`hunt ${'x'.repeat(10_001)}`],
])('says what is wrong with %.40s', (text) => {
  expect(said(text)).toMatchObject({ kind: 'wrong', title: expect.any(String) as string });
});

it('takes long and hostile text in its stride', () => {
  for (const text of [
    `hunt save ${'('.repeat(5_000)}`,
    `hunt run x ${'a="'.repeat(3_000)}`,
    `hunt \`\`\`${'`'.repeat(20_000)}`,
  ])
    expect(readAsked(readSaid({ text }).lines).kind).toBeDefined();
});

it('finds the place of what a message names', () => {
  const query = 'AlertInfo\n| where Titles has "a"\n| where Title == 1';
  const message = "'where' operator: Failed to resolve scalar expression named 'Title'";
  expect(placeOf(message, query)).toBe('line 3: | where Title == 1');
  expect(placeOf("named 'Nowhere'", query)).toBeUndefined();
  expect(placeOf("named '(('", 'T | where ((a')).toBeUndefined();
});
