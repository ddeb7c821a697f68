import { and, asc, desc, eq, isNotNull, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../store/database';
import { watches, watchHits, watchPings } from '../../store/schema/watches';
import { toWatch, type Watch } from './watch';

/** A conversation of a tenant. */
export interface Conversation {
  tenantId: string;
  conversationId: string;
}

/** A watch of which something is to be told now: how much, and how much of it is of high severity. */
export interface DueWatch {
  watch: Watch;
  due: number;
  high: number;
}

/** Where something is to be told now, in any tenant. */
export async function conversationsDue(tx: Transaction, now: Date): Promise<Conversation[]> {
  const at = timestamp(now);
  const { rows } = await tx.execute<{ tenant: string; conversation: string }>(sql`
    select w.tenant_id as tenant, w.conversation_id as conversation
    from watch_hits as h join watches as w on w.tenant_id = h.tenant_id and w.id = h.watch_id
    where h.state in ('waiting', 'sending') and h.next_attempt_at <= ${at}
    union
    select tenant_id, conversation_id from watches where tell_at <= ${at}`);
  return rows.map(({ tenant, conversation }) => ({ tenantId: tenant, conversationId: conversation }));
}

/**
 * What an earlier process was sending when it died: a message that was being changed can be changed again, and what is
 * of high severity is rather told twice than not at all; the rest is left at that.
 */
export async function settleLost(tx: Transaction, { tenantId, conversationId }: Conversation): Promise<void> {
  const again = sql`(h.severity = 'high' or p.activity_id is not null)`;
  await tx.execute(sql`
    update watch_hits as h set problem = 'The bot stopped while it was being sent.',
      state = case when ${again} then 'waiting' else 'unsure' end, ping = case when ${again} then null else h.ping end
    from watches as w, watch_pings as p
    where h.tenant_id = ${tenantId} and h.state = 'sending'
      and w.tenant_id = h.tenant_id and w.id = h.watch_id and w.conversation_id = ${conversationId}
      and p.tenant_id = h.tenant_id and p.id = h.ping`);
}

export async function dueWatches(
  tx: Transaction,
  { tenantId, conversationId }: Conversation,
  now: Date,
): Promise<DueWatch[]> {
  const rows = await tx
    .select({
      watch: watches,
      due: sql<number>`count(*)::int`,
      high: sql<number>`(count(*) filter (where ${watchHits.severity} = 'high'))::int`,
    })
    .from(watches)
    .innerJoin(
      watchHits,
      and(eq(watchHits.tenantId, watches.tenantId), eq(watchHits.watchId, watches.id), isDue(now)),
    )
    .where(and(eq(watches.tenantId, tenantId), eq(watches.conversationId, conversationId)))
    .groupBy(watches.tenantId, watches.id);
  return rows.map(({ watch, ...counts }) => ({ watch: toWatch(watch), ...counts }));
}

/** Puts off what is due of a watch, all of it or what is not of high severity. */
export async function putOff(
  tx: Transaction,
  { tenantId, id }: Watch,
  which: 'all' | 'not high',
  now: Date,
  until: Date,
  problem: string | null,
): Promise<void> {
  const ordinary = which === 'all' ? undefined : sql`${watchHits.severity} <> 'high'`;
  await tx
    .update(watchHits)
    .set({ nextAttemptAt: until, problem })
    .where(and(eq(watchHits.tenantId, tenantId), eq(watchHits.watchId, id), isDue(now), ordinary));
}

/** Drops what was found by other connections than these: the watch's owner may not read it. */
export async function dropOthers(
  tx: Transaction,
  { tenantId, id }: Watch,
  readable: readonly string[],
): Promise<void> {
  await tx
    .update(watchHits)
    .set({ state: 'dropped' })
    .where(
      and(
        eq(watchHits.tenantId, tenantId),
        eq(watchHits.watchId, id),
        eq(watchHits.state, 'waiting'),
        notInArray(watchHits.connectionId, [...readable]),
      ),
    );
}

/** Makes what is due part of a message that is about to be sent or changed; of quiet watches only what is of high severity. */
export async function claim(
  tx: Transaction,
  tenantId: string,
  pingId: string,
  { loud, quiet }: { loud: readonly Watch[]; quiet: readonly Watch[] },
  now: Date,
): Promise<void> {
  const ofThese = (list: readonly Watch[]): SQL =>
    sql`watch_id = any(array(select jsonb_array_elements_text(${JSON.stringify(list.map(({ id }) => id))}::jsonb)::uuid))`;
  await tx.execute(sql`
    update watch_hits set state = 'sending', ping = ${pingId}
    where tenant_id = ${tenantId} and ${isDue(now)}
      and (${ofThese(loud)} or (${ofThese(quiet)} and severity = 'high'))`);
}

type HitChange = {
  [Column in keyof typeof watchHits.$inferInsert]?: (typeof watchHits.$inferInsert)[Column] | SQL;
};

/** What was being sent becomes this. */
export async function settle(
  tx: Transaction,
  tenantId: string,
  pingId: string,
  set: HitChange,
  which?: SQL,
): Promise<void> {
  await tx
    .update(watchHits)
    .set(set)
    .where(
      and(
        eq(watchHits.tenantId, tenantId),
        eq(watchHits.ping, pingId),
        eq(watchHits.state, 'sending'),
        which,
      ),
    );
}

/** A message that was sent. */
export interface SentPing {
  id: string;
  activityId: string;
  sentAt: Date;
  changedAt: Date;
  /** Something of high severity is in it. */
  high: boolean;
}

/** The newest message of a conversation. */
export async function lastPing(
  tx: Transaction,
  { tenantId, conversationId }: Conversation,
): Promise<SentPing | undefined> {
  const [row] = await tx
    .select()
    .from(watchPings)
    .where(
      and(
        eq(watchPings.tenantId, tenantId),
        eq(watchPings.conversationId, conversationId),
        isNotNull(watchPings.activityId),
        isNotNull(watchPings.sentAt),
      ),
    )
    .orderBy(desc(watchPings.sentAt))
    .limit(1);
  if (row?.activityId == null || row.sentAt === null) return undefined;
  const { id, activityId, sentAt } = row;
  const [high] = await tx
    .select({ id: watchHits.alertId })
    .from(watchHits)
    .where(and(eq(watchHits.tenantId, tenantId), eq(watchHits.ping, id), eq(watchHits.severity, 'high')))
    .limit(1);
  return { id, activityId, sentAt, changedAt: row.changedAt ?? sentAt, high: high !== undefined };
}

/** Which watches a message tells of, and of how many alerts each. */
export async function watchesIn(
  tx: Transaction,
  tenantId: string,
  pingId: string,
): Promise<{ watch: Watch; count: number }[]> {
  const rows = await tx
    .select({ watch: watches, count: sql<number>`count(*)::int` })
    .from(watches)
    .innerJoin(
      watchHits,
      and(
        eq(watchHits.tenantId, watches.tenantId),
        eq(watchHits.watchId, watches.id),
        eq(watchHits.ping, pingId),
      ),
    )
    .where(eq(watches.tenantId, tenantId))
    .groupBy(watches.tenantId, watches.id)
    .orderBy(desc(sql`count(*)`), asc(watches.madeAt));
  return rows.map(({ watch, count }) => ({ watch: toWatch(watch), count }));
}

function isDue(now: Date): SQL {
  return sql`state = 'waiting' and next_attempt_at <= ${timestamp(now)}`;
}

function timestamp(moment: Date): SQL {
  return sql`${moment.toISOString()}::timestamptz`;
}
