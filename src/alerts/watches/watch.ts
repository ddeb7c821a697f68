import type { QuietHours } from '../../quiet-hours';
import type { watches } from '../../store/schema/watches';

/** A query that pings a conversation for what newly matches. */
export interface Watch {
  id: string;
  tenantId: string;
  conversation: WatchPlace;
  /** In its one way of writing; empty: every alert. */
  query: string;
  name: string | undefined;
  /** Its alerts alone are watched; undefined: those of the whole tenant. */
  connectionId: string | undefined;
  /** Who made it, or resumed it last. */
  owner: { id: string; name: string };
  /** Its own quiet time; undefined: that of the bot. */
  quiet: QuietHours | undefined;
  /** Why it pings nobody for now; undefined: it does. */
  paused: { at: Date; why: string } | undefined;
}

/** A conversation, and what kind of one it is. */
export interface WatchPlace {
  id: string;
  kind: string;
}

export type WatchRow = typeof watches.$inferSelect;

export function toWatch(row: WatchRow): Watch {
  const { quietFrom: from, quietTo: to, timeZone, pausedAt, pausedWhy } = row;
  const hasQuiet = from !== null && to !== null && timeZone !== null;
  return {
    id: row.id,
    tenantId: row.tenantId,
    conversation: { id: row.conversationId, kind: row.conversationKind },
    query: row.query,
    name: row.name ?? undefined,
    connectionId: row.connectionId ?? undefined,
    owner: { id: row.ownerId, name: row.ownerName },
    quiet: hasQuiet ? { from, to, timeZone } : undefined,
    paused: pausedAt === null ? undefined : { at: pausedAt, why: pausedWhy ?? '' },
  };
}

/** How a watch is spoken of. */
export function titleOf({ name, query }: Pick<Watch, 'name' | 'query'>): string {
  return name ?? (query === '' ? 'every alert' : query);
}
