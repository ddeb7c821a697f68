import { huntAnswer } from '../../../src/teams/views/hunt-view';
import { cellShown } from '../../../src/teams/views/hunt-cells';
import { foundIn } from '../../../src/lookups/hunting/found';
import type { HuntRun } from '../../../src/lookups/hunting/run';
import { elementsOf, problemsOf } from '../../cards/card-problems';
import { textOf } from '../../support/teams-channel';

const HOSTILE =
  '=HYPERLINK("https://evil.example") **bold** [a](https://evil.example) <at>Ada</at> ${title} {{DATE(2020-01-01)}} \u202E \u0000';

async function answered(columns: { name: string; type: string }[], rows: unknown[][]) {
  const run: HuntRun = {
    id: 'x',
    tenantId: 't',
    connectionId: 'c',
    state: 'done',
    by: { id: 'a', name: 'Ada' },
    question: { query: 'T' },
    conversationId: 'c',
    activityId: undefined,
    language: 'en',
    timezone: 'Europe/Berlin',
    startedAt: new Date(0),
    endedAt: new Date(1_234),
    problem: undefined,
    found: await foundIn({ columns, rows }),
  };
  return { card: huntAnswer(run), file: run.found?.file };
}

const text = (name: string) => ({ name, type: 'String' });

it('shows cells by their types, times in the zone of the reader', () => {
  expect(cellShown('2026-11-25T13:02:11.1234567Z', 'DateTime', 'Europe/Berlin')).toBe('25 Nov, 14:02:11');
  expect(cellShown('2026-11-25T13:02:11Z', 'DateTime', 'Nowhere/At-all')).toBe('25 Nov, 13:02:11 UTC');
  expect(cellShown('soon', 'DateTime', undefined)).toBe('soon');
  expect(cellShown(1, 'SByte', undefined)).toBe('true');
  expect(cellShown(false, 'Boolean', undefined)).toBe('false');
  expect(cellShown(12345.5, 'Double', undefined)).toBe('12345.5');
  expect(cellShown(null, 'String', undefined)).toBe('');
  expect(cellShown('https://evil.example/a', 'String', undefined)).toBe('hxxps://evil.example/a');
});

it('turns what does not fit side by side', async () => {
  const narrow = await answered([text('A'), text('B')], [['1', '2']]);
  expect(elementsOf(narrow.card.content).some(({ type }) => type === 'ColumnSet')).toBe(true);
  const wide = await answered([text('CommandLine')], [['x'.repeat(200)]]);
  expect(elementsOf(wide.card.content).some(({ type }) => type === 'ColumnSet')).toBe(false);
  expect(textOf(wide.card.content)).toContain('CommandLine:');
});

it('is a good card however wide, long, large or hostile the result is', async () => {
  const hundred = Array.from({ length: 100 }, (_, index) => text(`Column${index}`));
  const results = [
    await answered([text('A')], []),
    await answered(
      hundred,
      Array.from({ length: 500 }, () => hundred.map(() => HOSTILE)),
    ),
    await answered([text(HOSTILE), text('B')], [[HOSTILE, { deep: [HOSTILE] }]]),
    await answered([text('A')], [['漢'.repeat(2_000_000)]]),
    await answered([], [[]]),
    await answered(
      [text('A')],
      Array.from({ length: 100_000 }, (_, index) => [index]),
    ),
  ];
  for (const { card } of results) expect(problemsOf(card.content)).toEqual([]);
  expect(textOf(results[0]?.card.content)).toContain('No rows');
  expect(textOf(results[1]?.card.content)).toContain('92 more columns in the file');
  expect(textOf(results[5]?.card.content)).toContain('100,000 rows');
  expect(textOf(results[5]?.card.content)).toContain('Microsoft gives no more than these');
});

it('writes everything into the file, with cells that no spreadsheet runs', async () => {
  const { file } = await answered(
    [text('A'), text('B')],
    [
      [HOSTILE, { b: 1 }],
      ['-1', null],
    ],
  );
  const lines = file?.content.replace('\uFEFF', '').trim().split('\r\n') ?? [];
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/^"'=HYPERLINK\(""https:\/\/evil.example""\)/);
  expect(lines[1]).toMatch(/,"\{""b"":1\}"$/);
  expect(lines[2]).toBe(`"'-1",""`);
  const large = await answered(
    [text('A')],
    Array.from({ length: 3_000 }, () => ['x'.repeat(1_000)]),
  );
  expect(large.file).toMatchObject({ cut: true });
  expect(Buffer.byteLength(large.file?.content ?? '')).toBeLessThanOrEqual(1_000_000);
});
