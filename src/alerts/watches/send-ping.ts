import { and, eq, sql } from 'drizzle-orm';
import { type Delivery, nextAttempt } from '../../delivery';
import { watchHits, watchPings } from '../../store/schema/watches';
import { parseQuery } from '../query/parse';
import { claim, type Conversation, lastPing, type SentPing, settle, watchesIn } from './hit-rows';
import { newPingId, type Ping, queryOfPing } from './ping';
import type { PingTools } from './ping-tools';
import type { Watch } from './watch';

/** At most one message in this time. While hits come closer together than that, they go into the one there is … */
const MINUTE_MS = 60_000;
/** … but not longer than this: Teams tells nobody of a message that was changed. */
const LONGEST_BURST_MS = 10 * MINUTE_MS;
const UNSURE_PAUSE_MS = 30_000;
const LONGEST_PAUSE_SECONDS = 15 * 60;
/** The newest alerts, as many as a message shows. */
const SHOWN = 5;

/** What is due in a conversation. */
export interface Due {
  loud: readonly Watch[];
  /** In their quiet time: only what is of high severity. */
  quiet: readonly Watch[];
  /** Something of high severity is among it. */
  high: boolean;
}

/**
 * Tells what is due in one message: the last one, while it is young, or a new one. Before it is sent that is noted,
 * and afterwards what became of it.
 */
export async function sendPing(place: Conversation, due: Due, now: Date, tools: PingTools): Promise<void> {
  const { database, courier } = tools;
  const { tenantId } = place;
  const last = await database.inTenant(tenantId, (tx) => lastPing(tx, place));
  const young = last !== undefined && takesMore(last, due, now) ? last : undefined;
  const id = young?.id ?? newPingId();
  await database.inTenant(tenantId, async (tx) => {
    if (young === undefined) await tx.insert(watchPings).values({ ...place, id, begunAt: now });
    await claim(tx, tenantId, id, due, now);
  });
  const ping = await readPing(place, id, tools);
  if (ping.page.total === 0) {
    // They were deleted meanwhile, with their connection.
    await database.inTenant(tenantId, (tx) => settle(tx, tenantId, id, { state: 'dropped' }));
    return;
  }
  if (young === undefined) await noteSending(ping, await courier.send(ping), tools);
  else await noteChange(ping, await courier.change(ping, young.activityId), tools);
}

/** Whether a message is changed to tell of what is due: when it was sent just now, or the burst that it tells of goes on. */
function takesMore(last: SentPing, { high }: Due, now: Date): boolean {
  const age = now.getTime() - last.sentAt.getTime();
  if (age < MINUTE_MS) return true;
  // High severity is told aloud where the message has none so far.
  if (high && !last.high) return false;
  return age < LONGEST_BURST_MS && now.getTime() - last.changedAt.getTime() < MINUTE_MS;
}

async function readPing(
  { tenantId, conversationId }: Conversation,
  id: string,
  tools: PingTools,
): Promise<Ping> {
  const { database, alerts, clock } = tools;
  const parsed = parseQuery(queryOfPing(id), clock());
  if (!parsed.ok) throw new Error('The alerts of a message cannot be asked for.');
  const [page, watches] = await Promise.all([
    alerts.list(tenantId, parsed.query, { size: SHOWN }),
    database.inTenant(tenantId, (tx) => watchesIn(tx, tenantId, id)),
  ]);
  return { id, tenantId, conversationId, watches, page };
}

/** What became of a new message. What may have been delivered is repeated only if it is of high severity. */
async function noteSending(ping: Ping, delivery: Delivery, tools: PingTools): Promise<void> {
  if (delivery.outcome !== 'unsure') return noteChange(ping, delivery, tools);
  const { tenantId, id } = ping;
  const at = new Date(tools.clock().getTime() + UNSURE_PAUSE_MS);
  await tools.database.inTenant(tenantId, async (tx) => {
    const again = { state: 'waiting', ping: null, nextAttemptAt: at, problem: delivery.why } as const;
    await settle(tx, tenantId, id, again, eq(watchHits.severity, 'high'));
    await settle(tx, tenantId, id, { state: 'unsure', problem: delivery.why });
  });
}

/** What became of a message that was changed: to change it again does no harm. */
async function noteChange({ tenantId, id }: Ping, delivery: Delivery, tools: PingTools): Promise<void> {
  const now = tools.clock();
  const thisPing = and(eq(watchPings.tenantId, tenantId), eq(watchPings.id, id));
  await tools.database.inTenant(tenantId, async (tx) => {
    if (delivery.outcome === 'sent') {
      await settle(tx, tenantId, id, { state: 'sent', problem: null });
      const { activityId } = delivery;
      const sentAt = sql`coalesce(${watchPings.sentAt}, ${now.toISOString()}::timestamptz)`;
      await tx.update(watchPings).set({ activityId, sentAt, changedAt: now }).where(thisPing);
      return;
    }
    // A message that cannot be changed takes no more: the next one is new.
    if (delivery.outcome === 'refused') await tx.update(watchPings).set({ activityId: null }).where(thisPing);
    const afterMs = delivery.outcome === 'later' ? delivery.afterMs : undefined;
    await settle(tx, tenantId, id, { ...againAfter(now, afterMs), ping: null, problem: delivery.why });
  });
}

/** After as long as was asked for; else later after every attempt. */
function againAfter(now: Date, afterMs: number | undefined) {
  if (afterMs !== undefined)
    return { state: 'waiting' as const, nextAttemptAt: nextAttempt(now, afterMs, 0) };
  const pause = sql`least(2 ^ (${watchHits.attempts} + 1), ${LONGEST_PAUSE_SECONDS}) * interval '1 second'`;
  return {
    state: 'waiting' as const,
    attempts: sql`${watchHits.attempts} + 1`,
    nextAttemptAt: sql`${now.toISOString()}::timestamptz + ${pause}`,
  };
}
