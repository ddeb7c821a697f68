import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../store/database';
import type { Alert } from './model';
import { toRow } from './rows';
import type { Owner } from './owner';

/** Inserts new alerts and newer versions of known ones, with their entities. */
export async function upsertAlerts(
  tx: Transaction,
  owner: Owner,
  given: Alert[],
  now: Date,
): Promise<{ fresh: number; changed: number }> {
  const alerts = await notYetStored(tx, owner, given);
  if (alerts.length === 0) return { fresh: 0, changed: 0 };
  const rows = alerts.map(toRow);
  const { tenantId, connectionId } = owner;
  const { rows: written } = await tx.execute<{ id: string; fresh: boolean }>(sql`
    insert into alerts (tenant_id, connection_id, id, created_at, updated_at, severity, status, source, title,
      search_text, words, raw, first_seen_at)
    select ${tenantId}::uuid, ${connectionId}::uuid, r.id, r.created_at, r.updated_at, r.severity, r.status, r.source,
      r.title, r.search_text, array_to_tsvector(r.words), r.raw, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, created_at timestamptz,
      updated_at timestamptz, severity text, status text, source text, title text, search_text text, words text[],
      raw jsonb)
    on conflict (tenant_id, connection_id, id) do update set
      created_at = excluded.created_at, updated_at = excluded.updated_at, severity = excluded.severity,
      status = excluded.status, source = excluded.source, title = excluded.title,
      search_text = excluded.search_text, words = excluded.words, raw = excluded.raw
    where alerts.updated_at < excluded.updated_at
    returning id, (xmax = 0) as fresh`);
  await replaceEntities(tx, owner, rows, written);
  const fresh = written.filter((row) => row.fresh).length;
  return { fresh, changed: written.length - fresh };
}

/** Most of what a poll reads is known from the one before: it is left out here, before the costly part. */
async function notYetStored(
  tx: Transaction,
  { tenantId, connectionId }: Owner,
  alerts: Alert[],
): Promise<Alert[]> {
  if (alerts.length === 0) return [];
  const { rows } = await tx.execute<{ id: string; version: string }>(sql`
    select id, to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as version from alerts
    where tenant_id = ${tenantId} and connection_id = ${connectionId} and id = ${oneOf(alerts.map(({ id }) => id))}`);
  const known = new Map(rows.map(({ id, version }) => [id, version]));
  return alerts.filter(({ id, version }) => version > (known.get(id) ?? ''));
}

/** A list as one parameter; as an array, so that the primary key serves it whatever the planner knows of the table. */
function oneOf(ids: readonly string[]): SQL {
  return sql`any(array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)))`;
}

async function replaceEntities(
  tx: Transaction,
  { tenantId, connectionId }: Owner,
  rows: ReturnType<typeof toRow>[],
  written: readonly { id: string; fresh: boolean }[],
): Promise<void> {
  const changed = written.filter(({ fresh }) => !fresh).map(({ id }) => id);
  if (changed.length > 0)
    await tx.execute(sql`delete from alert_entities where tenant_id = ${tenantId} and connection_id = ${connectionId}
      and alert_id = ${oneOf(changed)}`);
  const ids = new Set(written.map(({ id }) => id));
  const entities = rows
    .filter(({ id }) => ids.has(id))
    .flatMap((row) => row.entities.map((entity, position) => ({ alert_id: row.id, position, ...entity })));
  if (entities.length === 0) return;
  await tx.execute(sql`
    insert into alert_entities (tenant_id, connection_id, alert_id, position, kind, key, name, search_text)
    select ${tenantId}::uuid, ${connectionId}::uuid, r.alert_id, r.position, r.kind, r.key, r.name, r.search_text
    from jsonb_to_recordset(${JSON.stringify(entities)}::jsonb)
      as r(alert_id text, position int, kind text, key text, name text, search_text text)`);
}
