import { randomUUID } from 'node:crypto';
import { type ParsedQuery, parseQuery } from '../../src/alerts/query/parse';
import { type AlertStore, createAlertStore } from '../../src/alerts/store';
import type { Database } from '../../src/store/database';
import { migratedDatabase } from '../support/migrated-database';
import { rawAlert } from './support/raw-alert';
import { storeRecords } from './support/stored';

const NOW = new Date('2026-11-23T12:00:00Z');
const HOUR = 3_600_000;

let database: Database;
let store: AlertStore;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await migratedDatabase());
  store = createAlertStore(database);
});
afterAll(() => drop());

function query(text: string): ParsedQuery {
  const parsed = parseQuery(text, NOW);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.query;
}

function hoursAgo(hours: number): Date {
  return new Date(NOW.getTime() - hours * HOUR);
}

it('pages through every alert once, forwards and back, ties and several connections included', async () => {
  const at = hoursAgo(1);
  const records = Array.from({ length: 11 }, (_, n) => rawAlert(`alert-${n}`, n < 6 ? at : hoursAgo(n)));
  const { tenantId } = await storeRecords(database, records);
  await storeRecords(database, records, { tenantId });
  const forwards: string[][] = [];
  let page = await store.list(tenantId, query(''), { size: 4 });
  forwards.push(page.rows.map(({ id, connectionId }) => id + connectionId));
  while (page.next !== undefined) {
    expect(page.total).toBe(22);
    page = await store.list(tenantId, query(''), { size: 4, cursor: page.next });
    expect(page.offset).toBe(forwards.flat().length);
    forwards.push(page.rows.map(({ id, connectionId }) => id + connectionId));
  }
  expect(new Set(forwards.flat()).size).toBe(22);
  for (const expected of forwards.slice(0, -1).reverse()) {
    page = await store.list(tenantId, query(''), { size: 4, cursor: page.previous });
    expect(page.rows.map(({ id, connectionId }) => id + connectionId)).toEqual(expected);
  }
  expect(page.previous).toBeUndefined();
});

it('counts what matches by severity', async () => {
  const records = ['high', 'high', 'low', 'brandNew'].map((severity, n) =>
    rawAlert(`alert-${n}`, hoursAgo(n), { severity }),
  );
  const { tenantId } = await storeRecords(database, records);
  const page = await store.list(tenantId, query('-severity:low'), { size: 1 });
  expect(page.total).toBe(3);
  expect(Object.fromEntries(page.counts.map(({ severity, count }) => [severity, count]))).toEqual({
    high: 2,
    brandNew: 1,
  });
});

it('gives the first page for a cursor that is none', async () => {
  const { tenantId } = await storeRecords(database, [rawAlert('one', hoursAgo(1))]);
  const texts = ['', 'x', 'null', '{}', '{"side":"after"}', 'x'.repeat(10_000)];
  const keys = [NOW.toISOString()];
  const nul = { side: 'after', sort: 'newest', keys, id: '\u0000', connectionId: randomUUID() };
  const year0 = { ...nul, id: 'a', keys: ['0000-01-01T00:00:00Z'] };
  for (const text of [...texts, JSON.stringify(nul), JSON.stringify(year0)]) {
    for (const cursor of [text, Buffer.from(text).toString('base64url')]) {
      const page = await store.list(tenantId, query(''), { size: 5, cursor });
      expect(page.rows.map(({ id }) => id)).toEqual(['one']);
    }
  }
});

it('finds an alert by its id, its beginning or its end, and names those that may be meant', async () => {
  const ids = ['da637551227677560813_-961444813', 'da637551227677569999_100', 'short', '100%_real\\'];
  const records = ids.map((id, n) => rawAlert(id, hoursAgo(n)));
  const { tenantId } = await storeRecords(database, records);
  const idOf = async (given: string) => {
    const found = await store.find(tenantId, given);
    return found.found === 'one' ? found.alert.id : found;
  };
  expect(await idOf(' da637551227677560813_-961444813 ')).toBe(ids[0]);
  expect(await idOf('-961444813')).toBe(ids[0]);
  expect(await idOf('da6375512276775699')).toBe(ids[1]);
  expect(await idOf('da6375')).toEqual({ found: 'several', ids: [ids[0], ids[1]] });
  expect(await idOf('short')).toBe('short');
  expect(await idOf('shor')).toEqual({ found: 'none' });
  expect(await idOf('100%_real\\')).toBe(ids[3]);
  for (const nothing of ['', '%%%%%%%', '______', '\u0000\ud800', '\\\\\\\\\\\\', "' or true --"])
    expect(await idOf(nothing)).toEqual({ found: 'none' });
});

it('gives one alert for an id that two connections hold', async () => {
  const { tenantId } = await storeRecords(database, [rawAlert('shared-id', hoursAgo(2))]);
  await storeRecords(database, [rawAlert('shared-id', hoursAgo(1), { status: 'resolved' })], { tenantId });
  for (const id of ['shared-id', 'shared-'])
    expect(await store.find(tenantId, id)).toMatchObject({ found: 'one', alert: { status: 'resolved' } });
});

it('counts alerts by day, days without any included', async () => {
  const records = [0, 1, 13, 40, 100].map((hours) => rawAlert(`alert-${hours}`, hoursAgo(hours)));
  const owner = await storeRecords(database, records);
  const days = await store.perDay(owner.tenantId, owner.connectionId, 4, NOW);
  expect(days.map(({ day, count }) => [day.toISOString().slice(0, 10), count])).toEqual([
    ['2026-11-20', 0],
    ['2026-11-21', 1],
    ['2026-11-22', 1],
    ['2026-11-23', 2],
  ]);
  expect(await store.latest(owner.tenantId, owner.connectionId)).toEqual(NOW);
  expect(await store.latest(owner.tenantId, randomUUID())).toBeUndefined();
});

it('never shows one tenant the alerts of another', async () => {
  const mine = await storeRecords(database, [rawAlert('mine-1', hoursAgo(1))]);
  const theirs = await storeRecords(database, [rawAlert('theirs-1', hoursAgo(1))]);
  const texts = ['', 'hidden', 'user:alice', 'device:lap', 'id:theirs-1', '-severity:high', 'since:7d'];
  for (const text of texts) {
    const { rows } = await store.list(mine.tenantId, query(text), { size: 100 });
    expect(rows.every(({ id }) => id === 'mine-1')).toBe(true);
  }
  expect(await store.find(mine.tenantId, 'theirs-1')).toEqual({ found: 'none' });
  expect(await store.latest(mine.tenantId, theirs.connectionId)).toBeUndefined();
  expect(await store.state(mine.tenantId, theirs.connectionId)).toBeUndefined();
});

it('shows nothing to a connection that names no tenant', async () => {
  await storeRecords(database, [rawAlert('one', hoursAgo(1)), { id: 'poison' }]);
  for (const table of ['alerts', 'alert_entities', 'alert_rejects', 'ingestion_state'])
    expect((await database.pool.query(`select * from ${table}`)).rows).toEqual([]);
});
