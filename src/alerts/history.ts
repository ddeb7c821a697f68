import { and, asc, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../store/database';
import type { HistoryTable } from '../store/schema/history';
import type { Owner } from './owner';

/** A change of one field, as the record's next version brought it. */
export interface HistoryEntry {
  at: Date;
  field: 'status' | 'severity' | 'assignment';
  before: string | undefined;
  after: string | undefined;
}

/** What of a record is followed. */
export interface Followed {
  id: string;
  updated_at: string;
  status: string;
  severity: string;
  assigned_to: string | null | undefined;
}

const MOST_ENTRIES = 100;

/** Keeps what is different in the new versions of records. */
export async function noteChanges(
  tx: Transaction,
  owner: Owner,
  table: HistoryTable,
  before: ReadonlyMap<string, Followed>,
  written: readonly Followed[],
): Promise<void> {
  const rows = written.flatMap((now) => {
    const old = before.get(now.id);
    const changes = old === undefined ? [] : changesBetween(old, now);
    // To the microsecond, so that two versions within a millisecond stay two.
    const at = sql`${now.updated_at}::timestamptz`;
    return changes.map((change) => ({ ...owner, recordId: now.id, at, ...change }));
  });
  if (rows.length > 0) await tx.insert(table).values(rows).onConflictDoNothing();
}

/** The changes of a record, the first one first. */
export async function readHistory(
  tx: Transaction,
  table: HistoryTable,
  { tenantId, connectionId }: Owner,
  id: string,
): Promise<HistoryEntry[]> {
  const rows = await tx
    .select()
    .from(table)
    .where(and(eq(table.tenantId, tenantId), eq(table.connectionId, connectionId), eq(table.recordId, id)))
    .orderBy(asc(table.at), asc(table.field))
    .limit(MOST_ENTRIES);
  return rows.map(({ at, field, before, after }) => ({
    at,
    field,
    before: before ?? undefined,
    after: after ?? undefined,
  }));
}

function changesBetween(old: Followed, now: Followed) {
  const followed = [
    { field: 'status' as const, before: old.status, after: now.status },
    { field: 'severity' as const, before: old.severity, after: now.severity },
    { field: 'assignment' as const, before: old.assigned_to ?? null, after: now.assigned_to ?? null },
  ];
  return followed.filter(({ before, after }) => before !== after);
}
