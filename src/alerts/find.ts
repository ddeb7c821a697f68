import { sql } from 'drizzle-orm';
import type { Transaction } from '../store/database';
import { idCondition } from './id-condition';
import { type StoredAlert, toAlert } from './list';

export type Found =
  { found: 'one'; alert: StoredAlert } | { found: 'several'; ids: string[] } | { found: 'none' };

const MOST_CANDIDATES = 6;

/** The alert of an id; of a part of one when no id is just that. The same id under several connections: the newest. */
export async function findAlert(tx: Transaction, tenantId: string, given: string): Promise<Found> {
  const id = given.trim().toWellFormed().replaceAll('\u0000', '');
  const { rows } = await tx.execute<{ id: string; connection_id: string; raw: unknown }>(sql`
    select id, connection_id, raw from (
      select distinct on (id) id, connection_id, raw, created_at from alerts
      where tenant_id = ${tenantId} and (${idCondition(id)}) order by id, updated_at desc
    ) as found order by (id = ${id}) desc, created_at desc limit ${MOST_CANDIDATES}`);
  const [first] = rows;
  if (first === undefined) return { found: 'none' };
  const [alert] = toAlert(first);
  if (alert !== undefined && (first.id === id || rows.length === 1)) return { found: 'one', alert };
  return { found: 'several', ids: rows.map((row) => row.id) };
}
