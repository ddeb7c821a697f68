import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Transaction } from '../store/database';
import { alertRejects } from '../store/schema/alerts';
import { storable } from './clean';
import { type Alert, parseAlert } from './model';
import { toRow } from './rows';

/** What a page of records brought. */
export interface Written {
  fresh: number;
  changed: number;
  rejected: number;
}

/** The connection that rows belong to. */
export interface Owner {
  tenantId: string;
  connectionId: string;
}

/**
 * Stores a page of records as they came: new alerts, newer versions of known ones, and, aside, what is no alert. An
 * older version never replaces a newer one, and the same one changes nothing.
 */
export async function writeRecords(
  tx: Transaction,
  owner: Owner,
  records: unknown[],
  now: Date,
): Promise<Written> {
  const newest = new Map<string, Alert>();
  let rejected = 0;
  for (const record of records) {
    const parsed = parseAlert(record);
    if (!parsed.ok) {
      rejected++;
      await reject(tx, owner, record, parsed.problem, now);
      continue;
    }
    const before = newest.get(parsed.alert.id);
    if (before === undefined || before.updatedAt < parsed.alert.updatedAt)
      newest.set(parsed.alert.id, parsed.alert);
  }
  return { ...(await upsert(tx, owner, [...newest.values()], now)), rejected };
}

async function upsert(
  tx: Transaction,
  { tenantId, connectionId }: Owner,
  alerts: Alert[],
  now: Date,
): Promise<{ fresh: number; changed: number }> {
  if (alerts.length === 0) return { fresh: 0, changed: 0 };
  const rows = JSON.stringify(alerts.map(toRow));
  const { rows: written } = await tx.execute<{ id: string; fresh: boolean }>(sql`
    insert into alerts (tenant_id, connection_id, id, created_at, updated_at, severity, status, source, title,
      search_text, words, raw, first_seen_at)
    select ${tenantId}::uuid, ${connectionId}::uuid, r.id, r.created_at, r.updated_at, r.severity, r.status, r.source,
      r.title, r.search_text, array_to_tsvector(r.words), r.raw, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as r(id text, created_at timestamptz, updated_at timestamptz,
      severity text, status text, source text, title text, search_text text, words text[], raw jsonb)
    on conflict (tenant_id, connection_id, id) do update set
      created_at = excluded.created_at, updated_at = excluded.updated_at, severity = excluded.severity,
      status = excluded.status, source = excluded.source, title = excluded.title,
      search_text = excluded.search_text, words = excluded.words, raw = excluded.raw
    where alerts.updated_at < excluded.updated_at
    returning id, (xmax = 0) as fresh`);
  const ids = JSON.stringify(written.map(({ id }) => id));
  await tx.execute(sql`delete from alert_entities where tenant_id = ${tenantId} and connection_id = ${connectionId}
    and alert_id in (select jsonb_array_elements_text(${ids}::jsonb))`);
  await tx.execute(sql`
    insert into alert_entities (tenant_id, connection_id, alert_id, position, kind, key)
    select ${tenantId}::uuid, ${connectionId}::uuid, r.id, e.position, e.entity->>'kind', e.entity->>'key'
    from jsonb_to_recordset(${rows}::jsonb) as r(id text, entities jsonb)
    cross join lateral jsonb_array_elements(r.entities) with ordinality as e(entity, position)
    where r.id in (select jsonb_array_elements_text(${ids}::jsonb))`);
  const fresh = written.filter((row) => row.fresh).length;
  return { fresh, changed: written.length - fresh };
}

async function reject(
  tx: Transaction,
  owner: Owner,
  record: unknown,
  problem: string,
  receivedAt: Date,
): Promise<void> {
  const raw = storable(record) ?? null;
  const digest = createHash('sha256').update(JSON.stringify(raw)).digest('hex');
  const row = { ...owner, digest, problem, raw: { record: raw }, receivedAt };
  await tx.insert(alertRejects).values(row).onConflictDoNothing();
}
