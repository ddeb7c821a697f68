import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { incidentStream } from '../../src/alerts/incidents/incident-stream';
import { purge } from '../../src/alerts/purge';
import type { Database } from '../../src/store/database';
import { migratedDatabase } from '../support/migrated-database';
import { newConnection } from './support/ingesting';
import { rawAlert } from './support/raw-alert';
import { storeRecords } from './support/stored';

const DAY = 86_400_000;
const log = pino({ level: 'silent' });

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await migratedDatabase());
});
afterAll(() => drop());

const NOW = new Date('2026-11-23T12:00:00Z');
const clock = () => NOW;

function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * DAY);
}

async function left(table: string, tenantId: string): Promise<number> {
  const { rows } = await database.inTenant(tenantId, (tx) =>
    tx.execute<{ count: number }>(
      sql`select count(*)::int as count from ${sql.identifier(table)} where tenant_id = ${tenantId}`,
    ),
  );
  return rows[0]?.count ?? 0;
}

it('deletes what is too old with all that belongs to it, of every tenant, and nothing else', async () => {
  const owners = await Promise.all(
    [1300, 3].map(async (count) => {
      const old = Array.from({ length: count }, (_, n) => rawAlert(`old-${n}`, daysAgo(31 + n / 1000)));
      const owner = await storeRecords(database, [...old, rawAlert('young', daysAgo(29)), { id: 'odd' }]);
      const changed = old.map((alert) => ({
        ...alert,
        status: 'resolved',
        lastUpdateDateTime: daysAgo(30.5).toISOString(),
      }));
      await storeRecords(database, changed.slice(0, 2), owner);
      const incident = { id: '7', displayName: 'One', createdDateTime: daysAgo(40).toISOString() };
      await database.inTenant(owner.tenantId, (tx) =>
        incidentStream().write(tx, owner, [incident], daysAgo(40), () => undefined, false),
      );
      await database.inTenant(owner.tenantId, (tx) =>
        tx.execute(sql`update alert_rejects set received_at = ${daysAgo(31).toISOString()}`),
      );
      return owner;
    }),
  );
  const gone = await Promise.all([1, 2].map(() => purge({ database, clock, log, retentionDays: 30 })));
  expect(gone.reduce((sum, count) => sum + count)).toBe(1300 + 3 + 2);
  for (const { tenantId } of owners) {
    expect(await left('alerts', tenantId)).toBe(1);
    expect(await left('alert_entities', tenantId)).toBe(2);
    for (const table of ['alert_history', 'alert_rejects', 'incidents', 'incident_history'])
      expect([table, await left(table, tenantId)]).toEqual([table, 0]);
  }
});

it('leaves alone what somebody is writing, and waits for nobody', async () => {
  const owner = await storeRecords(database, [rawAlert('busy', daysAgo(50)), rawAlert('idle', daysAgo(50))]);
  await database.inTenant(owner.tenantId, async (tx) => {
    await tx.execute(
      sql`select 1 from alerts where tenant_id = ${owner.tenantId} and id = 'busy' for update`,
    );
    expect(await purge({ database, clock, log, retentionDays: 30 })).toBe(1);
  });
  expect(await left('alerts', owner.tenantId)).toBe(1);
});

it('is not undone by reading: what is gone does not come back with the overlap, the past or a new filter', async () => {
  const connection = newConnection(database);
  const { tenant } = connection;
  const days = { retentionDays: 10, lookBackDays: 30 };
  for (let day = 0; day < 40; day++)
    tenant.put(rawAlert(`day-${day}`, new Date(tenant.now.getTime() - day * DAY - 1000)));
  await connection.pollToTheEnd(days);
  expect((await connection.stored()).size).toBe(10);
  tenant.pass(5 * DAY);
  await purge({ database, clock: tenant.clock, log, retentionDays: 10 });
  expect((await connection.stored()).size).toBe(5);
  for (let number = 0; number < 3; number++) await connection.poll(days);
  await connection.pollToTheEnd({ ...days, severities: ['low'] });
  expect([...(await connection.stored()).keys()].sort()).toEqual([0, 1, 2, 3, 4].map((day) => `day-${day}`));
});
