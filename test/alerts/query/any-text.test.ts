import { PgDialect } from 'drizzle-orm/pg-core';
import { pino } from 'pino';
import { type ParsedQuery, parseQuery } from '../../../src/alerts/query/parse';
import { toSql } from '../../../src/alerts/query/to-sql';
import { type AlertStore, createAlertStore } from '../../../src/alerts/store';
import { type Database, openDatabase } from '../../../src/store/database';
import { migratedDatabase } from '../../support/migrated-database';
import { anyQuery, MARK } from '../support/queries';
import { seededRandom } from '../support/random';
import { rawAlert } from '../support/raw-alert';
import { storeRecords } from '../support/stored';

const NOW = new Date('2026-11-23T12:00:00Z');
const TENANT = '11111111-1111-4111-8111-111111111111';
const dialect = new PgDialect();

let store: AlertStore;
let hurried: Database;
let drop: () => Promise<void>;
let tenantId: string;

beforeAll(async () => {
  const { database, url, drop: dropIt } = await migratedDatabase();
  const records = Array.from({ length: 200 }, (_, n) =>
    rawAlert(`alert-${n}`, NOW, { title: `${MARK} ${n} powershell.exe` }),
  );
  ({ tenantId } = await storeRecords(database, records));
  await storeRecords(database, [rawAlert('foreign', NOW)]);
  const limited = new URL(url);
  limited.searchParams.set('options', '-c statement_timeout=2000');
  hurried = openDatabase(limited.href, pino({ level: 'silent' }));
  store = createAlertStore(hurried);
  drop = async () => {
    await hurried.close();
    await dropIt();
  };
});
afterAll(() => drop());

/** What a query compiles to, with everything taken out that stands for a value. */
function shapeOf(query: ParsedQuery): { text: string; params: unknown[] } {
  const { sql, params } = dialect.sqlToQuery(toSql(query, TENANT));
  return { text: sql, params };
}

it('reads anything, says what is wrong in words, and writes what it read in one way', () => {
  const random = seededRandom(2026);
  let understood = 0;
  for (let round = 0; round < 8_000; round++) {
    const text = anyQuery(random);
    const parsed = parseQuery(text, NOW);
    if (!parsed.ok) {
      expect(parsed.problem.message).toMatch(/\w.*\.$/);
      continue;
    }
    understood++;
    const again = parseQuery(parsed.query.text, NOW);
    if (!again.ok) throw new Error(`${JSON.stringify(text)} became ${parsed.query.text}`);
    expect(again.query.text).toBe(parsed.query.text);
    expect(shapeOf(again.query)).toEqual(shapeOf(parsed.query));
  }
  expect(understood).toBeGreaterThan(2_000);
});

it('suggests only what is understood', () => {
  const random = seededRandom(7);
  let suggested = 0;
  for (let round = 0; round < 8_000; round++) {
    const parsed = parseQuery(anyQuery(random), NOW);
    const suggestion = parsed.ok ? undefined : parsed.problem.suggestion;
    if (suggestion === undefined) continue;
    suggested++;
    const next = parseQuery(suggestion, NOW);
    expect([suggestion, next.ok || next.problem.suggestion !== suggestion]).toEqual([suggestion, true]);
  }
  expect(suggested).toBeGreaterThan(50);
});

it('puts values into parameters and nowhere else', () => {
  const random = seededRandom(404);
  const shapes = new Set<string>();
  let marked = 0;
  for (let round = 0; round < 8_000; round++) {
    const parsed = parseQuery(anyQuery(random), NOW);
    if (!parsed.ok) continue;
    const { text, params } = shapeOf(parsed.query);
    expect(text).not.toContain(MARK);
    // Only what the program itself writes: no quote but those of its own few texts, no sign of a comment or an end.
    expect(text.replaceAll(/'(unknown| |high| -_|)'/g, '')).not.toMatch(/['\\;`]|--|\/\*|[^\x20-\x7e\n]/);
    expect(new Set(text.match(/\$\d+/g)).size).toBe(params.length);
    if (JSON.stringify(params).includes(MARK)) marked++;
    shapes.add(text.replaceAll(/\$\d+/g, '$'));
  }
  expect(marked).toBeGreaterThan(500);
  expect(shapes.size).toBeGreaterThan(500);
});

it('answers whatever was understood within its time, with nothing of another tenant', async () => {
  const random = seededRandom(31);
  let answered = 0;
  for (let round = 0; round < 1_500; round++) {
    const parsed = parseQuery(anyQuery(random), NOW);
    if (!parsed.ok) continue;
    const first = await store.list(tenantId, parsed.query, { size: 3 });
    const page =
      first.next === undefined
        ? first
        : await store.list(tenantId, parsed.query, { size: 3, cursor: first.next });
    expect([...first.rows, ...page.rows].some(({ id }) => id === 'foreign')).toBe(false);
    answered++;
  }
  expect(answered).toBeGreaterThan(300);
}, 120_000);

it.each([
  ['ten thousand characters', 'severity:high '.repeat(800)],
  ['millions of them', 'a'.repeat(20_000_000)],
  ['a regex bomb', `${'a'.repeat(480)}!`],
  ['nothing but quotes', '"'.repeat(500)],
  ['nothing but dashes', '-'.repeat(500)],
  ['nothing but commas', `user:${','.repeat(490)}`],
  ['nothing but or', 'or '.repeat(160)],
  ['a field of 500 letters', `${'x'.repeat(499)}:`],
])('has an answer for %s', (_, text) => {
  const parsed = parseQuery(text, NOW);
  if (!parsed.ok) expect(parsed.problem.message.length).toBeLessThan(700);
});
