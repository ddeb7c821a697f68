import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../store/database';
import type { HistoryTable } from '../store/schema/history';
import { assignments, type Columns, definitions, names, values } from './columns';
import { type Followed, noteChanges } from './history';
import type { Owner } from './owner';

/** A table of records as the tenant last showed them. */
export interface RecordTable {
  name: 'alerts' | 'incidents';
  columns: Columns;
  history: HistoryTable;
}

export interface WrittenRow extends Record<string, unknown> {
  id: string;
  /** It was not there before. */
  fresh: boolean;
}

/** Inserts new records and newer versions of known ones; keeps what changed of the known ones. */
export async function upsertRows(
  tx: Transaction,
  owner: Owner,
  { name, columns, history }: RecordTable,
  rows: readonly Followed[],
  now: Date,
): Promise<WrittenRow[]> {
  const { tenantId, connectionId } = owner;
  const table = sql.identifier(name);
  const before = await stateBefore(tx, owner, name, rows);
  const { rows: written } = await tx.execute<WrittenRow>(sql`
    insert into ${table} as stored (tenant_id, connection_id, first_seen_at, ${names(columns)})
    select ${tenantId}::uuid, ${connectionId}::uuid, ${now.toISOString()}::timestamptz, ${values(columns)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${definitions(columns)})
    on conflict (tenant_id, connection_id, id) do update set ${assignments(columns)}
    where stored.updated_at < excluded.updated_at
    returning id, (xmax = 0) as fresh`);
  const ids = new Set(written.map(({ id }) => id));
  const kept = rows.filter(({ id }) => ids.has(id));
  await noteChanges(tx, owner, history, before, kept);
  return written;
}

/** What was stored of these records so far, locked until the transaction ends. */
async function stateBefore(
  tx: Transaction,
  { tenantId, connectionId }: Owner,
  name: RecordTable['name'],
  rows: readonly Followed[],
): Promise<Map<string, Followed>> {
  const { rows: found } = await tx.execute<Followed & Record<string, unknown>>(sql`
    select id, status, severity, assigned_to from ${sql.identifier(name)}
    where tenant_id = ${tenantId} and connection_id = ${connectionId}
      and id = ${oneOf(rows.map(({ id }) => id))} for update`);
  return new Map(found.map((row) => [row.id, row]));
}

/** Most of what a poll reads is known from the one before: it is left out here, before the costly part. */
export async function notYetStored<T extends { id: string; version: string }>(
  tx: Transaction,
  { tenantId, connectionId }: Owner,
  name: RecordTable['name'],
  records: readonly T[],
): Promise<T[]> {
  if (records.length === 0) return [];
  const { rows } = await tx.execute<{ id: string; version: string }>(sql`
    select id, to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as version
    from ${sql.identifier(name)} where tenant_id = ${tenantId} and connection_id = ${connectionId}
      and id = ${oneOf(records.map(({ id }) => id))}`);
  const known = new Map(rows.map(({ id, version }) => [id, version]));
  return records.filter(({ id, version }) => version > (known.get(id) ?? ''));
}

/** A list as one parameter; as an array, so that the primary key serves it whatever the planner knows of the table. */
export function oneOf(ids: readonly string[]): SQL {
  return sql`any(array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)))`;
}
