import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type Alert, parseAlert } from '../../../src/alerts/model';
import type { Owner } from '../../../src/alerts/owner';
import { upsertAlerts } from '../../../src/alerts/upsert';
import type { Database } from '../../../src/store/database';
import { believableAlerts } from './believable-alerts';

const AT_ONCE = 2_000;

/**
 * Fills an empty database with the alerts of one tenant, through the product's own row maker. Indexes that only queries
 * need are made at the end, which is several times faster.
 */
export async function fill(database: Database, count: number, now: Date): Promise<Owner> {
  const owner = { tenantId: randomUUID(), connectionId: randomUUID() };
  const indexes = await dropIndexes(database);
  let batch: Alert[] = [];
  for (const record of believableAlerts(count, owner.tenantId, now)) {
    const parsed = parseAlert(record);
    if (!parsed.ok) throw new Error(parsed.problem);
    batch.push(parsed.alert);
    if (batch.length < AT_ONCE) continue;
    await store(database, owner, batch, now);
    batch = [];
  }
  if (batch.length > 0) await store(database, owner, batch, now);
  for (const index of indexes) await database.pool.query(index);
  for (const table of ['alerts', 'alert_entities']) await database.pool.query(`vacuum analyze ${table}`);
  return owner;
}

function store(database: Database, owner: Owner, alerts: Alert[], now: Date): Promise<unknown> {
  return database.inTenant(owner.tenantId, async (tx) => {
    await tx.execute(sql`set local synchronous_commit = off`);
    return upsertAlerts(tx, owner, alerts, now);
  });
}

/** Drops what no constraint needs; gives the statements that make it again. */
async function dropIndexes({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where tablename in ('alerts', 'alert_entities') and indexname not like '%_pk'`,
  );
  for (const { name } of rows) await pool.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}
