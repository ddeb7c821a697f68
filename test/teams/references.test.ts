import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '../../src/store/database';
import { createReferenceStore, type ReferenceStore } from '../../src/teams/references';
import { migratedDatabase } from '../support/migrated-database';
import { turnIn } from '../support/turn-in';

const tenantId = randomUUID();
const ADA = { id: randomUUID(), name: 'Ada' };
const MINUTE_MS = 60_000;

let database: Database;
let drop: () => Promise<void>;
let now: Date;
let references: ReferenceStore;

beforeAll(async () => {
  ({ database, drop } = await migratedDatabase());
});
afterAll(() => drop());
beforeEach(() => {
  now = new Date('2026-11-25T08:00:00Z');
  references = createReferenceStore(database, () => now);
});

it('writes a conversation again when a minute has passed, or when it is reached in another way', async () => {
  const turn = turnIn(tenantId, { id: 'a', kind: 'personal' }, ADA);
  await references.refresh(turn, reference('https://one.example', '1'));
  now = new Date(now.getTime() + MINUTE_MS / 2);
  await references.refresh(turn, reference('https://one.example', '2'));
  expect(await writtenAt('a')).toBe('2026-11-25T08:00:00.000Z');
  await references.refresh(turn, reference('https://two.example', '3'));
  expect(await writtenAt('a')).toBe('2026-11-25T08:00:30.000Z');
  expect(await references.find(tenantId, 'a')).toMatchObject({ serviceUrl: 'https://two.example' });
  now = new Date(now.getTime() + MINUTE_MS);
  await references.refresh(turn, reference('https://two.example', '4'));
  expect(await writtenAt('a')).toBe('2026-11-25T08:01:30.000Z');
});

it('lets the bot speak again at once where it was parked or dropped, as soon as somebody speaks', async () => {
  const turn = turnIn(tenantId, { id: 'b', kind: 'personal' }, ADA);
  await references.refresh(turn, reference('https://one.example', '1'));
  await references.park(tenantId, 'b', 'blocked');
  await references.refresh(turn, reference('https://one.example', '2'));
  expect(await references.known(tenantId, 'b')).toMatchObject({ parked: undefined });
  await references.drop(tenantId, 'b');
  await references.refresh(turn, reference('https://one.example', '3'));
  expect(await references.find(tenantId, 'b')).toBeDefined();
});

function reference(serviceUrl: string, activityId: string) {
  const conversation = { id: 'x', isGroup: false, conversationType: 'personal', name: '' };
  return { serviceUrl, activityId, channelId: 'msteams', conversation };
}

async function writtenAt(id: string): Promise<string | undefined> {
  const { rows } = await database.inTenant(tenantId, (tx) =>
    tx.execute<{ at: string }>(sql`select updated_at as at from conversations where conversation_id = ${id}`),
  );
  return rows[0] && new Date(rows[0].at).toISOString();
}
