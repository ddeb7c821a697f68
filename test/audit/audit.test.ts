import { randomBytes, randomUUID } from 'node:crypto';
import { type Audit, createAudit } from '../../src/audit/audit';
import { systemClock } from '../../src/clock';
import { createSealer } from '../../src/vault/seal';
import type { Database } from '../../src/store/database';
import { migratedDatabase } from '../support/migrated-database';

let database: Database;
let drop: () => Promise<void>;
let audit: Audit;

beforeAll(async () => {
  ({ database, drop } = await migratedDatabase());
  audit = createAudit(database, systemClock, createSealer(randomBytes(32)));
});
afterAll(() => drop());

function record(tenantId: string, subject: string): Promise<void> {
  const detail = { z: 1, a: [{ y: subject, b: 2 }] };
  return audit.record(tenantId, { actor: randomUUID(), action: 'plan.approved', subject, detail });
}

it('keeps a whole chain when many write at once', async () => {
  const tenant = randomUUID();
  await Promise.all(Array.from({ length: 20 }, (_, index) => record(tenant, `subject ${index}`)));
  expect(await audit.firstBroken(tenant)).toBeUndefined();
});

it('lets nobody change or remove an entry', async () => {
  const tenant = randomUUID();
  await record(tenant, 'first');
  await expect(database.pool.query('delete from audit_entries')).rejects.toThrow(/never changed or removed/);
  await expect(database.pool.query("update audit_entries set actor = ''")).rejects.toThrow(
    /never changed or removed/,
  );
  await expect(database.pool.query('truncate audit_entries')).rejects.toThrow(/never changed or removed/);
});

it.each([
  ['changed', "update audit_entries set actor = 'somebody else' where number = 2"],
  ['removed', 'delete from audit_entries where number = 2'],
  ['redated', "update audit_entries set at = at + interval '1 hour' where number = 2"],
])('shows an entry that was %s behind its back', async (_, tampering) => {
  const tenant = randomUUID();
  for (const subject of ['one', 'two', 'three']) await record(tenant, subject);
  const client = await database.pool.connect();
  await client.query('alter table audit_entries disable trigger audit_is_append_only');
  await client.query(`select set_config('drawbridge.tenant', $1, false)`, [tenant]);
  await client.query(tampering);
  await client.query('alter table audit_entries enable trigger audit_is_append_only');
  client.release(true);
  expect(await audit.firstBroken(tenant)).toBe(2);
});

it('keeps tenants apart', async () => {
  const [mine, theirs] = [randomUUID(), randomUUID()];
  await record(mine, 'mine');
  await record(theirs, 'theirs');
  expect(await audit.firstBroken(mine)).toBeUndefined();
  const counted = await database.inTenant(mine, (tx) =>
    tx.execute('select count(*)::int as n from audit_entries'),
  );
  expect(counted.rows).toEqual([{ n: 1 }]);
});
