import type { QuietHours } from '../../quiet-hours';
import type { watches } from '../../store/schema/watches';
import { keptLanguage, type Language, texts } from '../../texts/texts';

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
  /** The owner's, which its pings speak. */
  language: Language;
  /** Its own quiet time; undefined: that of the bot. */
  quiet: QuietHours | undefined;
  /** Why it pings nobody for now; undefined: it does. */
  paused: { at: Date; why: PauseReason } | undefined;
}

/** Who paused it, or that its owner may not read alerts any more, or what an earlier version kept, in English. */
export type PauseReason = { by: string } | 'may-not-read' | { said: string };

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
    language: keptLanguage(row.language),
    paused: pausedAt === null ? undefined : { at: pausedAt, why: reasonOf(pausedWhy ?? '') },
  };
}

/** A reason as it is kept. */
export function keptReason(why: PauseReason): string {
  if (why === MAY_NOT_READ) return why;
  return 'by' in why ? `${BY}${why.by}` : why.said;
}

function reasonOf(kept: string): PauseReason {
  if (kept === MAY_NOT_READ) return kept;
  return kept.startsWith(BY) ? { by: kept.slice(BY.length) } : { said: kept };
}

const MAY_NOT_READ = 'may-not-read';
const BY = 'by:';

/** How a watch is spoken of. */
export function titleOf({ name, query }: Pick<Watch, 'name' | 'query'>): string {
  return name ?? (query === '' ? texts().watches.everyAlert : query);
}
