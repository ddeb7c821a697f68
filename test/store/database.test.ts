import { randomUUID } from 'node:crypto';
import { type AddressInfo, createServer } from 'node:net';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { z } from 'zod/v4';
import { type Database, openDatabase, type TenantDatabase } from '../../src/store/database';
import { DatabaseUnreachable } from '../../src/store/database-unreachable';
import { startJobs } from '../../src/store/jobs';
import { applyMigrations } from '../../src/store/migrate';
import { conversations } from '../../src/store/schema/conversations';
import { alertHistory } from '../../src/store/schema/history';
import { createTrace } from '../../src/telemetry/trace';
import { migratedDatabase } from '../support/migrated-database';
import { until } from '../support/teams-channel';

let database: Database;
let url: string;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, url, drop } = await migratedDatabase());
});
afterAll(() => drop());

it('applies migrations once, however many start at the same time', async () => {
  await Promise.all([1, 2, 3, 4].map(() => applyMigrations(database.pool)));
  const { rows } = await database.pool.query<{ n: number }>('select count(*)::int as n from connections');
  expect(rows).toEqual([{ n: 0 }]);
});

it('shows a row to its tenant alone, and to nobody who names none', async () => {
  const [mine, theirs] = [randomUUID(), randomUUID()];
  const row = { tenantId: mine, conversationId: 'a', kind: 'personal', reference: {}, updatedAt: new Date() };
  await database.inTenant(mine, (tx) => tx.insert(conversations).values(row));
  const seen = (tenant: string) => database.inTenant(tenant, (tx) => tx.select().from(conversations));
  expect(await seen(mine)).toHaveLength(1);
  expect(await seen(theirs)).toHaveLength(0);
  expect((await database.pool.query('select * from conversations')).rows).toHaveLength(0);
  expect(await database.acrossTenants((tx) => tx.select().from(conversations))).toHaveLength(1);
});

it('refuses to write a row of another tenant', async () => {
  const row = {
    tenantId: randomUUID(),
    conversationId: 'b',
    kind: 'personal',
    reference: {},
    updatedAt: new Date(),
  };
  const writing = database.inTenant(randomUUID(), (tx) => tx.insert(conversations).values(row));
  const failure: unknown = await writing.catch((error: unknown) => (error as Error).cause);
  expect(String(failure)).toContain('row-level security');
});

it('binds every table with a tenant by row-level security, its owner too', async () => {
  const { rows } = await database.pool.query<{ relname: string }>(
    `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
     where c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)`,
  );
  expect(rows).toEqual([]);
});

it('gives a lock to one at a time, in this process and in another', async () => {
  const other = openDatabase(url, pino({ level: 'silent' }));
  const inner = await database.exclusively('work', async () => [
    await database.exclusively('work', () => Promise.resolve('twice')),
    await other.exclusively('work', () => Promise.resolve('twice')),
    await other.exclusively('more work', () => Promise.resolve('once')),
  ]);
  expect(inner).toEqual([undefined, undefined, 'once']);
  expect(await other.exclusively('work', () => Promise.resolve('again'))).toBe('again');
  expect(await database.exclusively('work', () => Promise.resolve('again'))).toBe('again');
  await other.close();
});

it('lets any number hold a lock and ask the database meanwhile', async () => {
  const asked = Array.from({ length: 50 }, (_, n) =>
    database.exclusively(`work ${n}`, () => database.inTenant(randomUUID(), () => Promise.resolve(n))),
  );
  expect(await Promise.all(asked)).toHaveLength(50);
  expect(database.pool.idleCount).toBe(database.pool.totalCount);
});

it('locks again after the connection of the locks was cut off, and says what it was cut off from', async () => {
  const cutOff = async () => {
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_locks join pg_database on pg_database.oid = pg_locks.database
       where locktype = 'advisory' and datname = current_database()`,
    );
    await until(
      () => database.exclusively('more work', () => Promise.resolve('well')).catch(() => undefined),
      'a lock',
    );
  };
  await expect(database.exclusively('work', cutOff)).resolves.toBeUndefined();
  const failing = database.exclusively('work', async () => {
    await cutOff();
    throw new Error('It came to nothing.');
  });
  await expect(failing).rejects.toThrow(DatabaseUnreachable);
});

it('does a requested job once in its period', async () => {
  const log = pino({ level: 'silent' });
  const jobs = await startJobs(url, log, createTrace());
  const other = await startJobs(url, log, createTrace());
  const done: number[] = [];
  let finish: () => void;
  const first = new Promise<void>((resolve) => (finish = resolve));
  for (const one of [jobs, other]) {
    await one.handle('work', z.object({ n: z.number() }), ({ n }) => {
      done.push(n);
      finish();
      return Promise.resolve();
    });
  }
  await Promise.all(
    [1, 2, 3].flatMap((n) => [jobs, other].map((one) => one.request('work', 'key', 3600, { n }))),
  );
  await first;
  await jobs.stop();
  await other.stop();
  expect(done).toHaveLength(1);
});

it('goes on after the connection of a transaction was cut off', async () => {
  const work = database.inTenant(randomUUID(), async (tx) => {
    const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    // Cut off while nothing is asked: the connection says so by itself.
    await new Promise((resolve) => setTimeout(resolve, 200));
    await tx.execute(sql`select 1`);
  });
  await expect(work).rejects.toThrow();
  await expect(database.inTenant(randomUUID(), () => Promise.resolve('well'))).resolves.toBe('well');
});

it('says of a database that takes a connection and then nothing more that it cannot be reached', async () => {
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const gone = openDatabase(`postgres://nobody@127.0.0.1:${port}/none`, pino({ level: 'silent' }));
  await Promise.all([
    expect(gone.inTenant(randomUUID(), () => Promise.resolve())).rejects.toThrow(DatabaseUnreachable),
    expect(gone.alive()).resolves.toBe(false),
  ]);
  await gone.close();
  silent.close();
}, 60_000);

it('takes back what a transaction has done when its work fails', async () => {
  const tenantId = randomUUID();
  const row = { tenantId, conversationId: 'c', kind: 'personal', reference: {}, updatedAt: new Date() };
  const work = database.inTenant(tenantId, async (tx) => {
    await tx.insert(conversations).values(row);
    throw new Error('not after all');
  });
  await expect(work).rejects.toThrow('not after all');
  expect(await database.inTenant(tenantId, (tx) => tx.select().from(conversations))).toEqual([]);
});

it('does a single statement of a tenant in one exchange', async () => {
  const tenantId = randomUUID();
  const row = { tenantId, conversationId: 'c', kind: 'personal', reference: {}, updatedAt: new Date() };
  const all = (of: string) => database.inTenantOnce(of, (tx) => tx.select().from(conversations));
  await database.inTenantOnce(tenantId, (tx) => tx.insert(conversations).values(row));
  expect(await all(tenantId)).toHaveLength(1);
  expect(await all(randomUUID())).toEqual([]);
  const again = database.inTenantOnce(tenantId, (tx) => tx.insert(conversations).values(row));
  expect(String(await again.catch((error: unknown) => (error as Error).cause))).toContain('duplicate key');
  const other = database.inTenantOnce(randomUUID(), (tx) => tx.insert(conversations).values(row));
  expect(String(await other.catch((error: unknown) => (error as Error).cause))).toContain(
    'row-level security',
  );
  await expect(database.inTenantOnce(tenantId, () => Promise.resolve('nothing'))).resolves.toBe('nothing');
  expect(await all(tenantId)).toHaveLength(1);
});

it('refuses a second statement where there is to be one', async () => {
  const twice = database.inTenantOnce(randomUUID(), async (tx) => {
    await tx.execute(sql`select 1`);
    await tx.execute(sql`select 2`);
  });
  expect(String(await twice.catch((error: unknown) => (error as Error).cause))).toContain('one statement');
});

it('shows of a tenant what belongs to the connections that were named, and to none where none was', async () => {
  const [tenantId, one, two] = [randomUUID(), randomUUID(), randomUUID()];
  await database.inTenant(tenantId, (tx) =>
    tx.insert(alertHistory).values(
      [one, two].map((connectionId) => ({
        ...{ tenantId, connectionId, recordId: 'alert', at: new Date(), field: 'status' as const },
      })),
    ),
  );
  const seen = async (of: TenantDatabase) =>
    (await of.inTenantOnce(tenantId, (tx) => tx.select().from(alertHistory))).map(
      ({ connectionId }) => connectionId,
    );
  expect(await seen(database)).toHaveLength(2);
  expect(await seen(database.ofConnections([one]))).toEqual([one]);
  expect(await seen(database.ofConnections([]))).toEqual([]);
});

it('takes a tenant for a text, whatever stands in it', async () => {
  const hostile = "'; drop table connections; --\\' ";
  const seen = await database.inTenant(hostile, (tx) =>
    tx.execute<{ tenant: string }>(sql`select current_setting('drawbridge.tenant') as tenant`),
  );
  expect(seen.rows).toEqual([{ tenant: hostile }]);
});
