import { and, eq, lte } from 'drizzle-orm';
import { quietUntil } from '../../quiet-hours';
import { watches } from '../../store/schema/watches';
import type { SpanStart } from '../../telemetry/span';
import {
  type Conversation,
  conversationsDue,
  dropOthers,
  type DueWatch,
  dueWatches,
  putOff,
  settleLost,
} from './hit-rows';
import type { PingTools } from './ping-tools';
import { type Due, sendPing } from './send-ping';
import { toWatch, type Watch } from './watch';
import { oneWatch, pauseIn } from './watch-store';

export interface Pings {
  /** Tells conversations what their watches have found: one message for all there is to tell. */
  deliver(): Promise<void>;
}

/** A conversation that refuses the bot, or a tenant that cannot be asked, is looked at again after this. */
const PAUSE_MS = 15_000;
const DELIVERY: SpanStart = { name: 'deliver watched alerts', kind: 'internal' };

/** Brings what watches have found to their conversations, whichever replica comes first. */
export function createPings(tools: PingTools): Pings {
  const { database, clock, log, trace } = tools;
  return {
    async deliver() {
      for (const place of await database.acrossTenants((tx) => conversationsDue(tx, clock()))) {
        const { tenantId, conversationId } = place;
        const work = () =>
          database.exclusively(`pings:${tenantId}:${conversationId}`, () => deliverIn(place, tools));
        await trace.begin(DELIVERY, work, (error) => {
          log.error({ err: error, conversationId }, 'watched alerts could not be told; they are tried again');
        });
      }
    },
  };
}

async function deliverIn(place: Conversation, tools: PingTools): Promise<void> {
  const { database, clock, courier } = tools;
  const { tenantId, conversationId } = place;
  await database.inTenant(tenantId, (tx) => settleLost(tx, place));
  const now = clock();
  const all = await database.inTenant(tenantId, (tx) => dueWatches(tx, place, now));
  const due = await ofReaders(all, now, tools);
  const parked = await courier.parked(tenantId, conversationId);
  if (parked !== undefined) {
    await putAllOff(due, now, parked, tools);
    return;
  }
  const told = await byQuiet(due, now, tools);
  if (told.loud.length + told.quiet.length > 0 && (await courier.maySpeak(tenantId, conversationId)))
    await sendPing(place, told, now, tools);
  await tellOfPauses(place, now, tools);
}

/** Those whose owner may read alerts; a watch of somebody who may not any more is paused, which will be said. */
async function ofReaders(all: readonly DueWatch[], now: Date, tools: PingTools): Promise<DueWatch[]> {
  const kept: DueWatch[] = [];
  for (const one of all) {
    const { watch } = one;
    const readable = await tools.readableBy(watch.tenantId, watch.owner.id).catch(() => undefined);
    if (readable === undefined) {
      await putAllOff([one], now, 'the tenant could not be asked who may read', tools);
    } else if (readable.length === 0) {
      await tools.database.inTenant(watch.tenantId, (tx) => pauseIn(tx, watch, 'may-not-read', now, now));
    } else {
      kept.push(one);
      if (readable !== 'all')
        await tools.database.inTenant(watch.tenantId, (tx) => dropOthers(tx, watch, readable));
    }
  }
  return kept;
}

/** In a quiet time nothing is told but what is of high severity. */
async function byQuiet(
  due: readonly DueWatch[],
  now: Date,
  { database, quietHours }: PingTools,
): Promise<Due> {
  const loud: Watch[] = [];
  const quiet: Watch[] = [];
  for (const { watch, high } of due) {
    const until = quietUntil(now, watch.quiet ?? quietHours);
    if (until === undefined) loud.push(watch);
    else {
      await database.inTenant(watch.tenantId, (tx) => putOff(tx, watch, 'not high', now, until, null));
      if (high > 0) quiet.push(watch);
    }
  }
  return { loud, quiet, high: due.some(({ high }) => high > 0) };
}

async function putAllOff(
  due: readonly DueWatch[],
  now: Date,
  why: string,
  { database }: PingTools,
): Promise<void> {
  const until = new Date(now.getTime() + PAUSE_MS);
  for (const { watch } of due)
    await database.inTenant(watch.tenantId, (tx) => putOff(tx, watch, 'all', now, until, why));
}

/** Says which watches were paused. Said once: what may have been delivered is not repeated. */
async function tellOfPauses(
  { tenantId, conversationId }: Conversation,
  now: Date,
  { database, courier }: PingTools,
): Promise<void> {
  const here = and(eq(watches.tenantId, tenantId), eq(watches.conversationId, conversationId));
  const rows = await database.inTenant(tenantId, (tx) =>
    tx
      .select()
      .from(watches)
      .where(and(here, lte(watches.tellAt, now))),
  );
  for (const row of rows) {
    if (!(await courier.maySpeak(tenantId, conversationId))) return;
    const delivery = await courier.tellOfPause(toWatch(row));
    const tellAt =
      delivery.outcome === 'later' ? new Date(now.getTime() + (delivery.afterMs ?? PAUSE_MS)) : null;
    await database.inTenant(tenantId, (tx) =>
      tx.update(watches).set({ tellAt }).where(oneWatch(tenantId, row.id)),
    );
  }
}
