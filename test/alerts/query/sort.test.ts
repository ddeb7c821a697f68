import { parseQuery } from '../../../src/alerts/query/parse';
import { SORTS } from '../../../src/alerts/query/sort';
import { type AlertStore, createAlertStore } from '../../../src/alerts/store';
import { migratedDatabase } from '../../support/migrated-database';
import { pick, seededRandom } from '../support/random';
import { rawAlert } from '../support/raw-alert';
import { storeRecords } from '../support/stored';

const NOW = new Date('2026-11-23T12:00:00Z');
const RANKS: Record<string, number> = { high: 4, medium: 3, low: 2, informational: 1, brandNew: 0 };

let store: AlertStore;
let drop: () => Promise<void>;
let tenantId: string;
let records: ReturnType<typeof rawAlert>[];

beforeAll(async () => {
  const migrated = await migratedDatabase();
  ({ drop } = migrated);
  store = createAlertStore(migrated.database);
  const random = seededRandom(3);
  const moment = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();
  records = Array.from({ length: 60 }, (_, n) =>
    rawAlert(`alert-${n}`, NOW, {
      severity: pick(random, Object.keys(RANKS)),
      createdDateTime: moment(Math.floor(random() * 20)),
      lastUpdateDateTime: moment(Math.floor(random() * 5)).replace('Z', '4567Z'),
    }),
  );
  ({ tenantId } = await storeRecords(migrated.database, records));
});
afterAll(() => drop());

type Raw = ReturnType<typeof rawAlert>;
const text = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
const EXPECTED: Record<string, (one: Raw, other: Raw) => number> = {
  newest: (a, b) => text(b.createdDateTime, a.createdDateTime) || text(b.id, a.id),
  oldest: (a, b) => text(a.createdDateTime, b.createdDateTime) || text(a.id, b.id),
  updated: (a, b) => text(b.lastUpdateDateTime, a.lastUpdateDateTime) || text(b.id, a.id),
  severity: (a, b) =>
    (RANKS[b.severity] ?? 0) - (RANKS[a.severity] ?? 0) ||
    text(b.createdDateTime, a.createdDateTime) ||
    text(b.id, a.id),
};

function read(query: string) {
  const parsed = parseQuery(query, NOW);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.query;
}

it.each(SORTS.map(({ word }) => word))('pages forwards and back, each alert once, by %s', async (word) => {
  const expected = [...records].sort(EXPECTED[word]).map(({ id }) => id);
  const query = read(`sort:${word}`);
  const pages: string[][] = [];
  let page = await store.list(tenantId, query, { size: 7 });
  for (;;) {
    expect(page.offset).toBe(pages.flat().length);
    pages.push(page.rows.map(({ id }) => id));
    if (page.next === undefined) break;
    page = await store.list(tenantId, query, { size: 7, cursor: page.next });
  }
  expect(pages.flat()).toEqual(expected);
  for (const before of pages.slice(0, -1).reverse()) {
    page = await store.list(tenantId, query, { size: 7, cursor: page.previous });
    expect(page.rows.map(({ id }) => id)).toEqual(before);
  }
});

it('begins anew with a place in a list of another order', async () => {
  const { next } = await store.list(tenantId, read('sort:severity'), { size: 7 });
  const page = await store.list(tenantId, read('sort:oldest'), { size: 7, cursor: next });
  expect(page.offset).toBe(0);
});
