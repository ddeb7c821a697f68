import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Clock } from '../../clock';
import type { Database, Transaction } from '../../store/database';
import { lockKey } from '../../store/locks';
import { watches, watchHits } from '../../store/schema/watches';
import { language, texts } from '../../texts/texts';
import { countedWatches, type CountedWatch } from './counted-watch';
import { keptReason, type PauseReason, toWatch, type Watch, type WatchPlace } from './watch';
import type { Wish } from './wish';

export const MOST_WATCHES = 20;

export interface Person {
  id: string;
  name: string;
}

/** What became of a wish: a watch, the one that there was already, or none since there are too many. */
export type Made = { made: 'new' | 'changed' | 'known'; watch: Watch } | { made: 'none' };

/** The watches of conversations, each of one tenant. */
export interface WatchStore {
  /** Makes a watch that speaks the language of the turn; of a query that the conversation has already, its name and quiet time are set. */
  make(tenantId: string, place: WatchPlace, wish: Wish, by: Person): Promise<Made>;
  /** Those of a conversation, and of a person elsewhere when one is given; the oldest first. */
  list(tenantId: string, conversationId: string, ownerId?: string): Promise<CountedWatch[]>;
  get(tenantId: string, id: string): Promise<Watch | undefined>;
  /** What waits to be told is not told any more. */
  pause(watch: Watch, why: PauseReason): Promise<void>;
  /** It pings for what comes from now on, in the language of the turn, and as long as this person may read alerts. */
  resume(watch: Watch, by: Person): Promise<void>;
  remove(watch: Watch): Promise<void>;
  /** Lets the watch of a connection's alerts ping here, as it was or newly made; at work in any case. */
  bring(
    connection: { tenantId: string; id: string; name: string },
    place: WatchPlace,
    by: Person,
  ): Promise<Watch>;
  /** The watch that came with the notices of a connection. */
  ofConnection(tenantId: string, connectionId: string): Promise<Watch | undefined>;
  /** Sets what a watch asks for. */
  ask(watch: Watch, query: string): Promise<Watch>;
}

/** What a connection's alerts ping for until somebody chooses otherwise. */
const FIRST_QUERY = 'severity:high';

export function createWatchStore(database: Database, clock: Clock): WatchStore {
  async function set({ tenantId, id }: Watch, change: Partial<typeof watches.$inferInsert>) {
    await database.inTenant(tenantId, (tx) => tx.update(watches).set(change).where(oneWatch(tenantId, id)));
  }

  return {
    make: (tenantId, place, wish, by) =>
      database.inTenant(tenantId, (tx) => makeIn(tx, tenantId, place, wish, by, clock())),
    list: (tenantId, conversationId, ownerId) =>
      database.inTenant(tenantId, (tx) => {
        const here = eq(watches.conversationId, conversationId);
        return countedWatches(
          tx,
          tenantId,
          ownerId === undefined ? here : or(here, eq(watches.ownerId, ownerId)),
        );
      }),
    get: (tenantId, id) => database.inTenant(tenantId, (tx) => first(tx, oneWatch(tenantId, id))),
    pause: (watch, why) => database.inTenant(watch.tenantId, (tx) => pauseIn(tx, watch, why, clock())),
    async resume(watch, by) {
      const owner = { ownerId: by.id, ownerName: by.name, language: language() };
      await set(watch, { ...owner, since: clock(), pausedAt: null, pausedWhy: null, tellAt: null });
    },
    async remove({ tenantId, id }) {
      await database.inTenant(tenantId, async (tx) => {
        await tx.delete(watches).where(oneWatch(tenantId, id));
        await tx.delete(watchHits).where(and(eq(watchHits.tenantId, tenantId), eq(watchHits.watchId, id)));
      });
    },
    bring: (connection, place, by) =>
      database.inTenant(connection.tenantId, (tx) => bringIn(tx, connection, place, by, clock())),
    ofConnection: (tenantId, connectionId) =>
      database.inTenant(tenantId, (tx) =>
        first(tx, and(eq(watches.tenantId, tenantId), eq(watches.connectionId, connectionId))),
      ),
    async ask(watch, query) {
      await set(watch, { query, since: clock() });
      return { ...watch, query };
    },
  };
}

/** Pauses a watch in the transaction given. */
export async function pauseIn(
  tx: Transaction,
  { tenantId, id }: Watch,
  why: PauseReason,
  at: Date,
  tellAt: Date | null = null,
): Promise<void> {
  await tx
    .update(watches)
    .set({ pausedAt: at, pausedWhy: keptReason(why), tellAt })
    .where(oneWatch(tenantId, id));
  await tx
    .update(watchHits)
    .set({ state: 'dropped' })
    .where(and(eq(watchHits.tenantId, tenantId), eq(watchHits.watchId, id), eq(watchHits.state, 'waiting')));
}

export function oneWatch(tenantId: string, id: string) {
  return and(eq(watches.tenantId, tenantId), eq(watches.id, id));
}

async function makeIn(
  tx: Transaction,
  tenantId: string,
  place: WatchPlace,
  wish: Wish,
  by: Person,
  now: Date,
): Promise<Made> {
  // One after another, so that two at once do not make one too many.
  await tx.execute(sql`select pg_advisory_xact_lock(${lockKey(`watches:${tenantId}:${place.id}`)})`);
  const here = and(
    eq(watches.tenantId, tenantId),
    eq(watches.conversationId, place.id),
    isNull(watches.connectionId),
  );
  const rows = await tx.select().from(watches).where(here).orderBy(asc(watches.madeAt));
  const known = rows.find(({ query }) => query.toLowerCase() === wish.query.toLowerCase());
  const options = optionsOf(wish);
  if (known !== undefined) {
    if (Object.keys(options).length === 0) return { made: 'known', watch: toWatch(known) };
    await tx.update(watches).set(options).where(oneWatch(tenantId, known.id));
    return { made: 'changed', watch: toWatch({ ...known, ...options }) };
  }
  if (rows.length >= MOST_WATCHES) return { made: 'none' };
  const row = { ...newRow(tenantId, place, by, now), query: wish.query, ...options };
  const [made] = await tx.insert(watches).values(row).returning();
  return made === undefined ? { made: 'none' } : { made: 'new', watch: toWatch(made) };
}

/** What was said of the name and the quiet time: nothing that was not said. */
function optionsOf({ name, quiet }: Wish) {
  return {
    ...(name !== undefined && { name }),
    ...(quiet !== undefined && { quietFrom: quiet.from, quietTo: quiet.to, timeZone: quiet.timeZone }),
  };
}

async function bringIn(
  tx: Transaction,
  { tenantId, id: connectionId, name }: { tenantId: string; id: string; name: string },
  place: WatchPlace,
  by: Person,
  now: Date,
): Promise<Watch> {
  const called = texts().watches.notified.name(name);
  const row = { ...newRow(tenantId, place, by, now), name: called };
  const { id: _id, madeAt: _madeAt, ...moved } = row;
  const [brought] = await tx
    .insert(watches)
    .values({ ...row, query: FIRST_QUERY, connectionId })
    .onConflictDoUpdate({
      target: [watches.tenantId, watches.connectionId],
      targetWhere: sql`connection_id is not null`,
      set: { ...moved, pausedAt: null, pausedWhy: null, tellAt: null },
    })
    .returning();
  if (brought === undefined) throw new Error('The watch was not stored.');
  return toWatch(brought);
}

function newRow(tenantId: string, place: WatchPlace, by: Person, now: Date) {
  return {
    ...{ tenantId, id: randomUUID(), conversationId: place.id, conversationKind: place.kind },
    ...{ ownerId: by.id, ownerName: by.name, language: language(), since: now, madeAt: now },
  };
}

async function first(tx: Transaction, which: ReturnType<typeof and>): Promise<Watch | undefined> {
  const [row] = await tx.select().from(watches).where(which).limit(1);
  return row && toWatch(row);
}
