import { sql } from 'drizzle-orm';
import type { Transaction } from '../store/database';
import { alertHistory } from '../store/schema/history';
import type { Columns } from './columns';
import type { Alert } from './model';
import type { Owner } from './owner';
import { toRow } from './rows';
import { notYetStored, oneOf, upsertRows, type WrittenRow } from './upsert-rows';

/** What of an alert goes into `alerts`, as `toRow` gives it. */
export const ALERT_COLUMNS: Columns = {
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

/** Looks on while alerts of these ids are stored, in the same transaction. */
export type Onlooker = (
  tx: Transaction,
  owner: Owner,
  ids: readonly string[],
  now: Date,
  store: () => Promise<WrittenRow[]>,
) => Promise<WrittenRow[]>;

const nobody: Onlooker = (_tx, _owner, _ids, _now, store) => store();

/** Inserts new alerts and newer versions of known ones, with their entities. */
export async function upsertAlerts(
  tx: Transaction,
  owner: Owner,
  given: Alert[],
  now: Date,
  onlooker: Onlooker = nobody,
): Promise<{ fresh: number; changed: number }> {
  const alerts = await notYetStored(tx, owner, 'alerts', given);
  if (alerts.length === 0) return { fresh: 0, changed: 0 };
  const ids = alerts.map(({ id }) => id);
  const written = await onlooker(tx, owner, ids, now, () => storeAlerts(tx, owner, alerts, now));
  const fresh = written.filter((row) => row.fresh).length;
  return { fresh, changed: written.length - fresh };
}

async function storeAlerts(
  tx: Transaction,
  owner: Owner,
  alerts: readonly Alert[],
  now: Date,
): Promise<WrittenRow[]> {
  const rows = alerts.map(toRow);
  const table = { name: 'alerts', columns: ALERT_COLUMNS, history: alertHistory } as const;
  const written = await upsertRows(tx, owner, table, rows, now);
  await replaceEntities(tx, owner, rows, written);
  return written;
}

async function replaceEntities(
  tx: Transaction,
  { tenantId, connectionId }: Owner,
  rows: ReturnType<typeof toRow>[],
  written: readonly WrittenRow[],
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
