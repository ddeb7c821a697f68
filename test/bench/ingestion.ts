import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { definitions, names, values } from '../../src/alerts/columns';
import { parseAlert } from '../../src/alerts/model';
import { toRow } from '../../src/alerts/rows';
import { ALERT_COLUMNS } from '../../src/alerts/upsert';
import { type Database, openDatabase, type Transaction } from '../../src/store/database';
import type { Connected } from './data/connected';
import { durationOf } from './measure';
import { atLeast, type Row } from './table';

/** As many as a page of Graph has. */
const AT_ONCE = 200;
const SLOWEST = 0.5;

/**
 * How fast an arrival of alerts came from the sandbox into rows, over HTTPS and through the bot's polls, against one
 * statement that inserts the same rows into the same tables and indexes.
 */
export async function measureIngestion(scene: Connected, count: number): Promise<Row> {
  const database = openDatabase(scene.databaseUrl, pino({ level: 'silent' }));
  try {
    const [read, byHand] = [await readPerSecond(database, count), await insertedPerSecond(database, count)];
    const rate = (rows: number) => `${Math.round(rows).toLocaleString('en')} alerts/s`;
    return {
      name: 'ingestion from the sandbox to rows',
      ...{ ours: rate(read), baseline: `one statement ${rate(byHand)}` },
      ...atLeast(SLOWEST, read / byHand),
    };
  } finally {
    await database.close();
  }
}

/** By when the first and the last of them were seen: the first page is left out of the count as it is of the time. */
async function readPerSecond(database: Database, count: number): Promise<number> {
  const { rows } = await database.acrossTenants((tx) =>
    tx.execute<{ rate: number }>(sql`
      select (count(*) - ${AT_ONCE}) / extract(epoch from max(first_seen_at) - min(first_seen_at))::float8 as rate
      from alerts where id like ${`%-${count}`}`),
  );
  return rows[0]?.rate ?? 0;
}

async function insertedPerSecond(database: Database, count: number): Promise<number> {
  const { rows: owners } = await database.acrossTenants((tx) =>
    tx.execute<{ tenant: string; connection: string; raw: unknown }>(sql`
      select tenant_id as tenant, connection_id as connection, raw from alerts where id like ${`%-${count}`}`),
  );
  const rows = owners.flatMap(({ raw }) => {
    const parsed = parseAlert(raw);
    return parsed.ok ? [toRow(parsed.alert)] : [];
  });
  const [owner] = owners;
  if (owner === undefined) throw new Error('No alerts were stored.');
  for (const table of ['alerts', 'alert_entities'])
    await database.pool.query(`create table by_hand_${table} (like ${table} including all)`);
  const time = await durationOf(async () => {
    for (let start = 0; start < rows.length; start += AT_ONCE)
      await database.inTenant(owner.tenant, (tx) => insert(tx, owner, rows.slice(start, start + AT_ONCE)));
  });
  return (rows.length / time) * 1000;
}

function insert(
  tx: Transaction,
  { tenant, connection }: { tenant: string; connection: string },
  rows: ReturnType<typeof toRow>[],
): Promise<unknown> {
  const owner = sql`${tenant}::uuid, ${connection}::uuid`;
  return tx.execute(sql`
    with given as materialized (select ${JSON.stringify(rows)}::jsonb as rows), alerts as (
      insert into by_hand_alerts (tenant_id, connection_id, first_seen_at, ${names(ALERT_COLUMNS)})
      select ${owner}, now(), ${values(ALERT_COLUMNS)}
      from given, jsonb_to_recordset(given.rows) as r(${definitions(ALERT_COLUMNS)}))
    insert into by_hand_alert_entities (tenant_id, connection_id, alert_id, position, kind, key, name, search_text)
    select ${owner}, alert->>'id', place, e->>'kind', e->>'key', e->>'name', e->>'search_text'
    from given, jsonb_array_elements(given.rows) as alert,
      jsonb_array_elements(alert->'entities') with ordinality as entity(e, place)`);
}
