import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../store/database';
import { assignments, type Columns, definitions, names, values } from './columns';
import { noteChanges, storedState } from './history';
import type { Alert } from './model';
import { toRow } from './rows';
import type { Owner } from './owner';

/** What of an alert goes into `alerts`, as `toRow` gives it. */
const COLUMNS: Columns = {
  id: 'text',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
  severity: 'text',
  status: 'text',
  source: 'text',
  title: 'text',
  detection: 'text',
  category: 'text',
  classification: 'text',
  determination: 'text',
  assigned_to: 'text',
  incident_id: 'text',
  techniques: 'text[]',
  comments: 'int',
  resolved_at: 'timestamptz',
  search_text: 'text',
  words: 'tsvector',
  raw: 'jsonb',
};

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
  const before = await storedState(tx, owner, oneOf(alerts.map(({ id }) => id)));
  const { tenantId, connectionId } = owner;
  const { rows: written } = await tx.execute<{ id: string; fresh: boolean }>(sql`
    insert into alerts (tenant_id, connection_id, first_seen_at, ${names(COLUMNS)})
    select ${tenantId}::uuid, ${connectionId}::uuid, ${now.toISOString()}::timestamptz, ${values(COLUMNS)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${definitions(COLUMNS)})
    on conflict (tenant_id, connection_id, id) do update set ${assignments(COLUMNS)}
    where alerts.updated_at < excluded.updated_at
    returning id, (xmax = 0) as fresh`);
  await replaceEntities(tx, owner, rows, written);
  const ids = new Set(written.map(({ id }) => id));
  await noteChanges(
    tx,
    owner,
    before,
    rows.filter(({ id }) => ids.has(id)),
  );
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
