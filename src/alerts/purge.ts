import { sql } from 'drizzle-orm';
import type { Clock } from '../clock';
import type { Log } from '../log';
import type { Database, Transaction } from '../store/database';
import { keptSince } from './kept';
import { oneOf } from './upsert-rows';

/** So few that whoever writes the same rows waits for next to nothing. */
const BATCH = 500;

export interface PurgeTools {
  database: Database;
  clock: Clock;
  log: Log;
  /** For how many days after its last change a record is kept. */
  retentionDays: number;
}

/**
 * Deletes what changed last before the time for which it is kept: alerts with their entities and history, incidents with
 * theirs, and records that were put aside. In small batches, each a transaction, past rows that somebody is writing. They
 * do not come back: what is read is measured by the same days (`isKept`). Safe to be killed and to be run by several.
 *
 * @returns how many alerts and incidents went
 */
export async function purge({ database, clock, log, retentionDays }: PurgeTools): Promise<number> {
  const since = keptSince(clock(), retentionDays);
  let gone = 0;
  for (const tenantId of await database.acrossTenants((tx) => tenantsWithOld(tx, since))) {
    for (const batch of [alertBatch, incidentBatch, rejectBatch]) {
      for (let count = BATCH; count === BATCH;) {
        count = await database.inTenant(tenantId, (tx) => batch(tx, tenantId, since));
        if (batch !== rejectBatch) gone += count;
      }
    }
  }
  if (gone > 0) log.info({ gone, since }, 'what was older than is kept was deleted');
  return gone;
}

async function tenantsWithOld(tx: Transaction, since: Date): Promise<string[]> {
  const { rows } = await tx.execute<{ tenant: string }>(sql`
    select tenant_id as tenant from alerts where updated_at < ${iso(since)}
    union select tenant_id from incidents where updated_at < ${iso(since)}
    union select tenant_id from alert_rejects where received_at < ${iso(since)}`);
  return rows.map(({ tenant }) => tenant);
}

async function alertBatch(tx: Transaction, tenantId: string, since: Date): Promise<number> {
  const gone = await deleteOld(tx, 'alerts', tenantId, since);
  for (const [connectionId, ids] of byConnection(gone)) {
    const mine = sql`tenant_id = ${tenantId} and connection_id = ${connectionId}`;
    await tx.execute(sql`delete from alert_entities where ${mine} and alert_id = ${oneOf(ids)}`);
    await tx.execute(sql`delete from alert_history where ${mine} and record_id = ${oneOf(ids)}`);
  }
  return gone.length;
}

async function incidentBatch(tx: Transaction, tenantId: string, since: Date): Promise<number> {
  const gone = await deleteOld(tx, 'incidents', tenantId, since);
  for (const [connectionId, ids] of byConnection(gone))
    await tx.execute(sql`delete from incident_history
      where tenant_id = ${tenantId} and connection_id = ${connectionId} and record_id = ${oneOf(ids)}`);
  return gone.length;
}

async function rejectBatch(tx: Transaction, tenantId: string, since: Date): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    delete from alert_rejects where tenant_id = ${tenantId} and (connection_id, digest) in (
      select connection_id, digest from alert_rejects
      where tenant_id = ${tenantId} and received_at < ${iso(since)} limit ${BATCH} for update skip locked)`);
  return rowCount ?? 0;
}

interface Gone extends Record<string, unknown> {
  connection: string;
  id: string;
}

/** The oldest first; those that somebody has locked are left to the next time. */
async function deleteOld(
  tx: Transaction,
  table: 'alerts' | 'incidents',
  tenantId: string,
  since: Date,
): Promise<Gone[]> {
  const name = sql.identifier(table);
  const { rows } = await tx.execute<Gone>(sql`
    with old as materialized (
      select connection_id, id from ${name} where tenant_id = ${tenantId} and updated_at < ${iso(since)}
      order by updated_at limit ${BATCH} for update skip locked)
    delete from ${name} as stored using old
    where stored.tenant_id = ${tenantId} and stored.connection_id = old.connection_id and stored.id = old.id
    returning stored.connection_id as connection, stored.id as id`);
  return rows;
}

function byConnection(rows: readonly Gone[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { connection, id } of rows) ids.set(connection, [...(ids.get(connection) ?? []), id]);
  return ids;
}

function iso(date: Date) {
  return sql`${date.toISOString()}::timestamptz`;
}
