import { migratedDatabase } from '../../support/migrated-database';
import { createWatchStore, type WatchStore } from '../../../src/alerts/watches/watch-store';
import type { Database } from '../../../src/store/database';
import { sql } from 'drizzle-orm';
import { newConnection } from '../support/ingesting';
import { rawAlert, userEvidence } from '../support/raw-alert';
import { ADA } from './world';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const HERE = { id: 'here', kind: 'channel' };

let database: Database;
let drop: () => Promise<void>;
let connection: ReturnType<typeof newConnection>;
let watches: WatchStore;

beforeAll(async () => {
  ({ database, drop } = await migratedDatabase());
});
afterAll(() => drop());
beforeEach(async () => {
  connection = newConnection(database);
  watches = createWatchStore(database, connection.tenant.clock);
  await connection.pollToTheEnd();
});

function watch(query: string, place = HERE) {
  const wish = { query, name: undefined, quiet: undefined };
  return watches.make(connection.owner.tenantId, place, wish, ADA);
}

async function hits(): Promise<string[]> {
  const rows = await connection.select<{ alert: string }>(
    sql`select alert_id as alert from watch_hits order by alert_id`,
  );
  return rows.map(({ alert }) => alert);
}

function put(id: string, fields: Record<string, unknown> = {}, at = connection.tenant.now): void {
  connection.tenant.put(rawAlert(id, at, fields));
}

it('notes what newly matches, by any kind of term, and nothing else', async () => {
  await watch('severity:high user:ava or user:ben -source:dlp');
  connection.tenant.pass(MINUTE);
  const ava = [userEvidence('ava@contoso.com', 'Ava Ng')];
  put('a-match', { severity: 'high', evidence: ava });
  put('b-not-high', { evidence: ava });
  put('c-somebody-else', { severity: 'high' });
  put('d-left-out', { severity: 'high', evidence: ava, serviceSource: 'dataLossPrevention' });
  await connection.poll();
  expect(await hits()).toEqual(['a-match']);
});

it('notes an alert that an update makes match once, however often it is updated', async () => {
  put('raised', { severity: 'medium', createdDateTime: new Date('2026-11-20').toISOString() });
  put('high-before', { severity: 'high' });
  await connection.poll();
  connection.tenant.pass(MINUTE);
  await watch('severity:high');
  for (const severity of ['high', 'low', 'high']) {
    connection.tenant.pass(MINUTE);
    put('raised', { severity });
    put('high-before', { severity: 'high', status: severity === 'low' ? 'new' : 'inProgress' });
    await connection.poll();
  }
  expect(await hits()).toEqual(['raised']);
});

it('notes nothing of the past: of before the watch, or of a window of the backfill', async () => {
  await watch('severity:low,high');
  put('before-the-watch', {}, new Date(connection.tenant.now.getTime() - 10 * MINUTE));
  await connection.poll();
  expect(await hits()).toEqual([]);
  connection.tenant.pass(10 * DAY);
  put(
    'while-only-high-was-read',
    { severity: 'medium' },
    new Date(connection.tenant.now.getTime() - 5 * DAY),
  );
  await connection.poll({ severities: ['high'] });
  await watch('severity:medium');
  await connection.pollToTheEnd();
  expect((await connection.stored()).size).toBe(2);
  expect(await hits()).toEqual([]);
});

it('notes nothing for a watch that is paused, and after that only what came since it was resumed', async () => {
  const made = await watch('severity:low');
  if (made.made === 'none') throw new Error('It was not made.');
  await watches.pause(made.watch, { by: 'a test' });
  connection.tenant.pass(MINUTE);
  put('meanwhile');
  await connection.poll();
  connection.tenant.pass(MINUTE);
  await watches.resume(made.watch, ADA);
  connection.tenant.pass(MINUTE);
  put('late', {}, new Date(connection.tenant.now.getTime() - 90_000));
  put('meanwhile', { status: 'resolved' });
  put('since');
  await connection.poll();
  expect(await hits()).toEqual(['since']);
});

it("keeps to the connection whose watch it is, and to its tenant's alerts", async () => {
  const other = newConnection(database);
  const { tenantId, connectionId: id } = connection.owner;
  await watches.bring({ tenantId, id: other.owner.connectionId, name: 'Other' }, HERE, ADA);
  connection.tenant.pass(MINUTE);
  put('of-this-one', { severity: 'high' });
  await connection.poll();
  expect(await hits()).toEqual([]);
  await watches.bring({ tenantId, id, name: 'This' }, HERE, ADA);
  connection.tenant.pass(MINUTE);
  put('later', { severity: 'high' });
  other.tenant.pass(2 * MINUTE);
  other.tenant.put(rawAlert('foreign', other.tenant.now, { severity: 'high' }));
  await Promise.all([connection.poll(), other.poll()]);
  expect(await hits()).toEqual(['later']);
});

it('makes at most twenty in a conversation, even at once, and knows one that is there', async () => {
  const wishes = Array.from({ length: 30 }, (_, number) => watch(`word${number}`));
  const made = (await Promise.all(wishes)).map((one) => one.made);
  expect(made.filter((one) => one === 'new')).toHaveLength(20);
  expect(made.filter((one) => one === 'none')).toHaveLength(10);
  const there = await watches.list(connection.owner.tenantId, HERE.id);
  const again = await watch((there[0]?.query ?? '').toUpperCase());
  expect(again.made).toBe('known');
  expect((await watch('another', { id: 'elsewhere', kind: 'personal' })).made).toBe('new');
});

it('stores a storm under forty watches, and notes every hit of it once', async () => {
  async function storm(name: string): Promise<number> {
    connection.tenant.pageSize = 200;
    for (let number = 0; number < 1_000; number++) put(`${name}-${number}`, { severity: 'high' });
    const begun = performance.now();
    await connection.poll();
    return performance.now() - begun;
  }
  const without = await storm('without');
  for (let number = 0; number < 40; number++)
    await watch(number < 2 ? 'has:device severity:high' : `user:name${number} or word${number}`, {
      id: `place-${number % 10}`,
      kind: 'channel',
    });
  connection.tenant.pass(MINUTE);
  const under = await storm('under');
  process.stdout.write(`1,000 alerts: ${Math.round(without)} ms, under 40 watches ${Math.round(under)} ms\n`);
  expect(await hits()).toHaveLength(2_000);
}, 60_000);
