import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Transaction } from '../../store/database';
import { watches } from '../../store/schema/watches';
import type { Owner } from '../owner';
import type { Onlooker } from '../upsert';
import type { WrittenRow } from '../upsert-rows';
import { type Match, matchesAmong } from './matching';
import { toWatch, type Watch } from './watch';

/** A watch at work, and the moment from which on alerts are new to it. */
interface WorkingWatch extends Watch {
  since: Date;
}

/**
 * Notes which alerts newly match which watches, in the transaction that stores them: new ones that were made since the
 * watch was, and changed ones that did not match before. Each is noted once for a watch.
 */
export const spotHits: Onlooker = async (tx, owner, ids, now, store) => {
  const working = await workingWatches(tx, owner);
  if (working.length === 0) return store();
  const before = new Set((await matchesAmong(tx, owner, working, ids, now)).map(keyOf));
  const written = await store();
  const after = await matchesAmong(tx, owner, working, idsOf(written), now);
  await noteHits(tx, owner, newOf(after, before, working, written), now);
  return written;
};

async function workingWatches(tx: Transaction, { tenantId, connectionId }: Owner): Promise<WorkingWatch[]> {
  const rows = await tx
    .select()
    .from(watches)
    .where(
      and(
        eq(watches.tenantId, tenantId),
        isNull(watches.pausedAt),
        or(isNull(watches.connectionId), eq(watches.connectionId, connectionId)),
      ),
    );
  return rows.map((row) => ({ ...toWatch(row), since: row.since }));
}

function newOf(
  after: readonly Match[],
  before: ReadonlySet<string>,
  working: readonly WorkingWatch[],
  written: readonly WrittenRow[],
): Match[] {
  const fresh = new Set(idsOf(written.filter((row) => row.fresh)));
  const since = new Map(working.map((watch) => [watch.id, watch.since]));
  return after.filter((match) => {
    if (before.has(keyOf(match))) return false;
    const from = since.get(match.watchId);
    return !fresh.has(match.alertId) || (from !== undefined && match.createdAt >= from);
  });
}

/** An alert that pinged a watch before does not do so again. */
async function noteHits(
  tx: Transaction,
  { tenantId, connectionId }: Owner,
  hits: readonly Match[],
  now: Date,
): Promise<void> {
  if (hits.length === 0) return;
  const rows = hits.map(({ watchId, alertId, severity }) => ({ watch: watchId, alert: alertId, severity }));
  const at = sql`${now.toISOString()}::timestamptz`;
  await tx.execute(sql`
    insert into watch_hits (tenant_id, watch_id, alert_id, connection_id, severity, found_at, next_attempt_at, state)
    select ${tenantId}::uuid, r.watch, r.alert, ${connectionId}::uuid, r.severity, ${at}, ${at}, 'waiting'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(watch uuid, alert text, severity text)
    on conflict do nothing`);
}

function idsOf(rows: readonly WrittenRow[]): string[] {
  return rows.map(({ id }) => id);
}

function keyOf({ watchId, alertId }: Match): string {
  return `${watchId} ${alertId}`;
}
