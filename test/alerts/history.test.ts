import { parseQuery } from '../../src/alerts/query/parse';
import { type AlertStore, createAlertStore } from '../../src/alerts/store';
import type { Database } from '../../src/store/database';
import { migratedDatabase } from '../support/migrated-database';
import { deviceEvidence, rawAlert, userEvidence } from './support/raw-alert';
import { storeRecords } from './support/stored';

const NOW = new Date('2026-11-23T12:00:00Z');

let database: Database;
let store: AlertStore;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await migratedDatabase());
  store = createAlertStore(database);
});
afterAll(() => drop());

function version(digits: string, fields: object) {
  return rawAlert('one-alert', NOW, { lastUpdateDateTime: `2026-11-23T12:00:00.${digits}Z`, ...fields });
}

async function historyOf(owner: { tenantId: string }) {
  const found = await store.find(owner.tenantId, 'one-alert');
  if (found.found !== 'one') throw new Error('There is no such alert.');
  const entries = await store.history(owner.tenantId, found.alert);
  return entries.map(({ field, before, after }) => [field, before, after]);
}

it('keeps every change of status, severity and assignment, and nothing else', async () => {
  const owner = await storeRecords(database, [version('1000000', {})]);
  const next = (record: object) => storeRecords(database, [record], owner);
  expect(await historyOf(owner)).toEqual([]);
  await next(version('1000001', { title: 'Another title' }));
  expect(await historyOf(owner)).toEqual([]);
  await next(version('1000020', { status: 'inProgress', assignedTo: 'ana@contoso.com' }));
  await next(version('1000030', { status: 'inProgress', severity: 'high', assignedTo: 'ben@contoso.com' }));
  await next(version('1000030', { status: 'new' }));
  await next(version('1000025', { status: 'resolved' }));
  await next(version('2', { status: 'resolved', severity: 'high', assignedTo: null }));
  expect(await historyOf(owner)).toEqual([
    ['assignment', undefined, 'ana@contoso.com'],
    ['status', 'new', 'inProgress'],
    ['assignment', 'ana@contoso.com', 'ben@contoso.com'],
    ['severity', 'low', 'high'],
    ['assignment', 'ben@contoso.com', undefined],
    ['status', 'inProgress', 'resolved'],
  ]);
});

it('shows the history of one connection to nobody else', async () => {
  const owner = await storeRecords(database, [version('1', {})]);
  await storeRecords(database, [version('2', { status: 'resolved' })], owner);
  const other = await storeRecords(database, [version('1', {})]);
  expect(await historyOf(other)).toEqual([]);
  expect((await database.pool.query('select * from alert_history')).rows).toEqual([]);
});

it('finds what many of the found alerts have in common, each alert counted once', async () => {
  const about = (user: string, ...devices: string[]) => ({
    evidence: [userEvidence(user, ''), ...devices.map(deviceEvidence)],
  });
  const { tenantId } = await storeRecords(database, [
    rawAlert('a1', NOW, about('ava@contoso.com', 'lap-1', 'LAP-1')),
    rawAlert('a2', NOW, about('AVA@contoso.com', 'lap-2')),
    rawAlert('a3', NOW, { ...about('ben@contoso.com', 'lap-1'), serviceSource: 'microsoftSentinel' }),
    rawAlert('a4', NOW, { ...about('eve@contoso.com'), severity: 'high' }),
  ]);
  await storeRecords(database, [rawAlert('b1', NOW, about('foreign@contoso.com'))]);
  const parsed = parseQuery('severity:low', NOW);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const { common } = await store.listWithCommon(tenantId, parsed.query, { size: 1 });
  const { users, devices, sources } = common;
  expect(users.map(({ name, count }) => [name.toLowerCase(), count])).toEqual([
    ['ava@contoso.com', 2],
    ['ben@contoso.com', 1],
  ]);
  expect(devices.map(({ count }) => count)).toEqual([2, 1]);
  expect(sources).toEqual([
    { name: 'microsoftDefenderForEndpoint', count: 2 },
    { name: 'microsoftSentinel', count: 1 },
  ]);
});
