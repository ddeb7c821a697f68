import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { escapeIdentifier } from 'pg';
import { pino } from 'pino';
import { type Database, openDatabase } from '../../src/store/database';
import { applyMigrations } from '../../src/store/migrate';
import journal from '../../src/store/migrations/meta/_journal.json';
import { createTestDatabase, query } from '../support/postgres';

const MIGRATIONS = path.join(__dirname, '..', '..', 'src', 'store', 'migrations');
const AT_ONCE = 3;
const EVERY = 4;

/** The tables that rows are kept in, those that others refer to first: not the windows on them, which hold none. */
const TABLES = `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
  where c.relkind = 'r' and c.relname not like '%\\_found'
  order by (select count(*) from pg_constraint where conrelid = c.oid and contype = 'f'), 1`;

/** What these hold is read from the tenant again where a migration up to this one is still to be made: it empties them. */
const READ_AGAIN = { alerts: 0, alert_entities: 0, ingestion_state: 0 };
const EMPTIES = journal.entries.findIndex(({ tag }) => tag === '0006_alerts_asked');

/** A value that any column of a type takes. */
const VALUES: Readonly<Record<string, string>> = {
  uuid: `'${randomUUID()}'`,
  text: "'x'",
  timestamptz: 'now()',
  jsonb: "'{}'",
  bytea: "'\\x01'",
  bool: 'true',
  int4: '1',
  int8: '1',
  _text: "'{}'",
  _int4: "'{}'",
  tsvector: "''",
};

/** The schema as it was when so many migrations had been made. */
async function migratedTo(count: number, database: Database): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'drawbridge-migrations-'));
  await cp(MIGRATIONS, folder, { recursive: true });
  const file = path.join(folder, 'meta', '_journal.json');
  const whole = JSON.parse(await readFile(file, 'utf8')) as typeof journal;
  await writeFile(file, JSON.stringify({ ...whole, entries: whole.entries.slice(0, count) }));
  await migrate(drizzle(database.pool), { migrationsFolder: folder });
  await rm(folder, { recursive: true });
}

/** How many rows each table has, as an owner who sees those of every tenant. */
async function counted(url: string): Promise<Record<string, number>> {
  const tables = (await query(url, TABLES)) as { name: string }[];
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = (await query(url, `select count(*)::int as n from only ${escapeIdentifier(name)}`)) as {
      n: number;
    }[];
    counts[name] = row?.n ?? 0;
  }
  return counts;
}

/** Writes one row to each table. */
async function fill(url: string): Promise<void> {
  for (const name of Object.keys(await counted(url))) {
    const columns = (await query(
      url,
      `select column_name as name, udt_name as type from information_schema.columns where table_name = '${name}'`,
    )) as { name: string; type: string }[];
    const names = columns.map((column) => escapeIdentifier(column.name)).join(', ');
    const values = columns.map(({ type }) => VALUES[type] ?? `no value for ${type}`).join(', ');
    await query(url, `insert into ${escapeIdentifier(name)} (${names}) values (${values})`);
  }
}

/** Every fourth earlier schema, and the one before the newest: each takes seconds. */
const EARLIER = journal.entries
  .slice(0, -1)
  .map(({ tag }, index) => [tag, index + 1] as const)
  .filter(([, count], index, all) => index % EVERY === 0 || count === all.length);

it.each(EARLIER)(
  'brings a database of %s with rows in it up to date, however many start at once',
  async (_, count) => {
    const { url, drop } = await createTestDatabase();
    const databases = Array.from({ length: AT_ONCE }, () => openDatabase(url, pino({ level: 'silent' })));
    const [first] = databases;
    if (first !== undefined) await migratedTo(count, first);
    await fill(url);
    const before = await counted(url);

    await Promise.all(databases.map(({ pool }) => applyMigrations(pool)));

    const after = await counted(url);
    expect(Object.keys(before).length).toBeGreaterThan(0);
    expect(after).toMatchObject(count <= EMPTIES ? { ...before, ...READ_AGAIN } : before);
    const [applied] = await query(url, 'select count(*)::int as n from drizzle.__drizzle_migrations');
    expect(applied).toEqual({ n: journal.entries.length });
    await Promise.all(databases.map((database) => database.close()));
    await drop();
  },
);
