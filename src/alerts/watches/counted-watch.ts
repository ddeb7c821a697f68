import { and, asc, eq, inArray, max, type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../store/database';
import { watches, watchHits } from '../../store/schema/watches';
import { toWatch, type Watch } from './watch';

/** A watch, how often it has matched, and when last. */
export interface CountedWatch extends Watch {
  matched: number;
  lastMatchedAt: Date | undefined;
  /** Why what waits could not be told so far; undefined: nothing waits, or nothing went wrong. */
  problem: string | undefined;
}

/** Hits are kept so long, so that an alert does not ping the same watch again. */
const KEPT_DAYS = 30;

export async function countedWatches(
  tx: Transaction,
  tenantId: string,
  which: SQL | undefined,
): Promise<CountedWatch[]> {
  const rows = await tx
    .select()
    .from(watches)
    .where(and(eq(watches.tenantId, tenantId), which))
    .orderBy(asc(watches.madeAt), asc(watches.id));
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const counts = await tx
    .select({
      id: watchHits.watchId,
      count: sql<number>`count(*)::int`,
      last: max(watchHits.foundAt),
      problem: sql<string | null>`max(problem) filter (where state = 'waiting')`,
    })
    .from(watchHits)
    .where(and(eq(watchHits.tenantId, tenantId), inArray(watchHits.watchId, ids)))
    .groupBy(watchHits.watchId);
  return rows.map((row) => {
    const kept = counts.find(({ id }) => id === row.id);
    return {
      ...toWatch(row),
      matched: row.forgotten + (kept?.count ?? 0),
      lastMatchedAt: kept?.last ?? row.forgottenAt ?? undefined,
      problem: kept?.problem ?? undefined,
    };
  });
}

/** Drops hits and messages of long ago, in every tenant; how many there were stays known. */
export async function forgetHits(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString();
  await database.acrossTenants(async (tx) => {
    await tx.execute(sql`
      with gone as (delete from watch_hits where found_at < ${before}::timestamptz returning tenant_id, watch_id, found_at),
        counted as (select tenant_id, watch_id, count(*) as count, max(found_at) as last from gone group by 1, 2)
      update watches as w set forgotten = w.forgotten + c.count, forgotten_at = greatest(w.forgotten_at, c.last)
      from counted as c where w.tenant_id = c.tenant_id and w.id = c.watch_id`);
    await tx.execute(sql`delete from watch_pings where begun_at < ${before}::timestamptz`);
  });
}
