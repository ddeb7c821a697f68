import { randomBytes, randomUUID } from 'node:crypto';
import { bytesOf, LARGEST_FILE_BYTES, LARGEST_MAIL_BYTES } from '../../src/files/file';
import { createFiles, type Files } from '../../src/files/files';
import type { Database } from '../../src/store/database';
import { createSealer } from '../../src/vault/seal';
import { migratedDatabase } from '../support/migrated-database';

const TENANT = randomUUID();
const FILE = { name: 'alerts.csv', contentType: 'text/csv', content: 'id\r\na secret alert ✓\r\n' };
const sealer = createSealer(randomBytes(32));

let database: Database;
let drop: () => Promise<void>;
let now: Date;
let files: Files;

beforeAll(async () => {
  ({ database, drop } = await migratedDatabase());
});
afterAll(() => drop());
beforeEach(() => {
  now = new Date('2026-11-23T12:00:00Z');
  files = filesAt('https://bot.contoso.example');
});

function filesAt(address: string | undefined): Files {
  return createFiles({
    database,
    sealer,
    clock: () => now,
    publicUrl: address === undefined ? undefined : new URL(address),
  });
}

async function offer(): Promise<string> {
  const address = await files.offer(TENANT, FILE);
  const [, id] = /^https:\/\/bot\.contoso\.example\/files\/([\w-]{22})$/.exec(address ?? '') ?? [];
  if (id === undefined) throw new Error(`An odd address: ${String(address)}`);
  return id;
}

it('gives a file once, however many ask at the same time', async () => {
  const id = await offer();
  const taken = await Promise.all(Array.from({ length: 20 }, () => files.take(id)));
  expect(taken.filter((one) => one !== undefined)).toEqual([FILE]);
  expect(await files.take(id)).toBeUndefined();
});

it('gives it for a quarter of an hour, and then forgets it', async () => {
  const id = await offer();
  now = new Date('2026-11-23T12:15:00Z');
  expect(await files.take(id)).toBeUndefined();
  await files.dropExpired();
  expect(await rows()).toEqual([]);
});

it('keeps nothing that opens it beside it', async () => {
  const id = await offer();
  const [row] = await rows();
  const kept = JSON.stringify(row) + Buffer.from(row?.sealed ?? []).toString('latin1');
  expect(kept).not.toContain(id);
  expect(kept).not.toContain('secret alert');
  expect(kept).not.toContain('alerts.csv');
});

it('does not open a file that was moved to another tenant', async () => {
  const id = await offer();
  await database.acrossTenants((tx) => tx.execute(`update files set tenant_id = '${randomUUID()}'`));
  await expect(files.take(id)).rejects.toThrow('does not open');
});

it('knows no other link', async () => {
  const id = await offer();
  for (const other of ['', id.slice(1), `${id}x`, id.toUpperCase(), '%', "' or true --"])
    expect(await files.take(other)).toBeUndefined();
  expect(await files.take(id)).toEqual(FILE);
});

it('takes none that is too large, and none without an address', async () => {
  const content = '✓'.repeat(LARGEST_FILE_BYTES / 3 + 1);
  await expect(files.offer(TENANT, { ...FILE, content })).rejects.toThrow(RangeError);
  expect(await filesAt(undefined).offer(TENANT, FILE)).toBeUndefined();
});

it('gives bytes back as they were, up to ten megabytes', async () => {
  const mail = Buffer.from([0, 255, 13, 10, 128]).toString('base64');
  const offered = { name: 'a.eml', contentType: 'application/octet-stream', encoding: 'base64' } as const;
  const link = await files.offer(TENANT, { ...offered, content: mail });
  const found = await files.take(link?.split('/').at(-1) ?? '');
  expect(found && bytesOf(found)).toEqual(Buffer.from([0, 255, 13, 10, 128]));
  const content = Buffer.alloc(LARGEST_MAIL_BYTES + 1).toString('base64');
  await expect(files.offer(TENANT, { ...offered, content })).rejects.toThrow(RangeError);
});

it('keeps a file for one person in one place, who gets it once', async () => {
  const holder = { tenantId: TENANT, personId: randomUUID(), conversationId: 'chat' };
  const id = await filesAt(undefined).hold(holder, FILE);
  expect(await files.take(id)).toBeUndefined();
  for (const other of [{ tenantId: randomUUID() }, { personId: randomUUID() }, { conversationId: 'other' }])
    expect(await files.claim({ ...holder, ...other }, id)).toBeUndefined();
  expect(JSON.stringify(await rows())).not.toContain(id);
  const claimed = await Promise.all(Array.from({ length: 10 }, () => files.claim(holder, id)));
  expect(claimed.filter((one) => one !== undefined)).toEqual([FILE]);
  const late = await files.hold(holder, FILE);
  now = new Date('2026-11-23T12:15:00Z');
  expect(await files.claim(holder, late)).toBeUndefined();
});

async function rows(): Promise<{ sealed: Buffer }[]> {
  const { rows: all } = await database.acrossTenants((tx) =>
    tx.execute<{ sealed: Buffer }>('select * from files'),
  );
  return all;
}
