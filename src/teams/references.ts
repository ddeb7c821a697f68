import type { ConversationReference } from 'botbuilder';
import { and, desc, eq, isNull, lte, or, sql } from 'drizzle-orm';
import { z } from 'zod/v4';
import type { Clock } from '../clock';
import { createMemory } from '../memory';
import type { Database } from '../store/database';
import { conversations } from '../store/schema/conversations';
import type { Turn } from './turn';

const referenceSchema = z.looseObject({
  serviceUrl: z.string(),
  conversation: z.looseObject({ id: z.string() }),
});

/** A conversation in which the bot can speak, or could. */
export interface KnownConversation {
  conversationId: string;
  /** The person of a personal chat. */
  userId: string | undefined;
  /** Why the bot cannot speak there until somebody speaks to it. */
  parked: string | undefined;
}

/** Where the bot can speak without being spoken to. Refreshed by turns, dropped when the app is removed. */
export interface ReferenceStore {
  save(turn: Turn, reference: Partial<ConversationReference>): Promise<void>;
  /** The same for one more turn of a conversation: not written again within a minute when nothing of it is new. */
  refresh(turn: Turn, reference: Partial<ConversationReference>): Promise<void>;
  find(tenantId: string, conversationId: string): Promise<Partial<ConversationReference> | undefined>;
  drop(tenantId: string, conversationId: string): Promise<void>;
  /** What is known of a conversation; undefined: nobody has spoken to the bot there, or the app was removed. */
  known(tenantId: string, conversationId: string): Promise<KnownConversation | undefined>;
  /** The personal chats of the tenant, or of one person, the one spoken in last first. */
  personal(tenantId: string, userId?: string): Promise<KnownConversation[]>;
  /**
   * The ids in Teams of people of the tenant who have spoken to the bot, these (by their ids in Entra) before all others.
   */
  teamsIds(tenantId: string, first: readonly string[], most: number): Promise<string[]>;
  /** Notes that the bot cannot speak there, until somebody speaks to it again. */
  park(tenantId: string, conversationId: string, why: string): Promise<void>;
  /** Whether the bot may speak there now, which it may once in so many milliseconds, whatever replica asks. */
  maySpeak(tenantId: string, conversationId: string, everyMs: number): Promise<boolean>;
  /** Lets the bot be silent there for so long, since Teams asked for it. */
  holdBack(tenantId: string, conversationId: string, forMs: number): Promise<void>;
}

const speakerSchema = z.looseObject({
  user: z.looseObject({ id: z.string().min(1).max(1000), aadObjectId: z.string().max(200).nullish() }),
});

const REFRESH_MS = 60_000;
const MOST_CHATS = 50;
const MOST_SPEAKERS = 200;

export function createReferenceStore(database: Database, clock: Clock): ReferenceStore {
  const one = (tenantId: string, conversationId: string) =>
    and(eq(conversations.tenantId, tenantId), eq(conversations.conversationId, conversationId));
  const saved = createMemory<unknown>(REFRESH_MS, clock);
  /** How often a conversation was parked or dropped here: after that every one is written anew. */
  let changes = 0;

  async function save(
    { asker, conversation }: Turn,
    reference: Partial<ConversationReference>,
  ): Promise<void> {
    const { kind } = conversation;
    const changing = { kind, userId: asker.aadObjectId, reference, updatedAt: clock(), parked: null };
    await database.inTenantOnce(asker.tenantId, (tx) =>
      tx
        .insert(conversations)
        .values({ tenantId: asker.tenantId, conversationId: conversation.id, ...changing })
        .onConflictDoUpdate({
          target: [conversations.tenantId, conversations.conversationId],
          set: changing,
        }),
    );
  }

  return {
    save,
    async refresh(turn, reference) {
      const { asker, conversation } = turn;
      const lasting = { ...reference, activityId: undefined };
      const key = [changes, asker.tenantId, conversation.id, conversation.kind, JSON.stringify(lasting)].join(
        ' ',
      );
      await saved.recall(key, () => save(turn, reference));
    },
    async find(tenantId, conversationId) {
      const [row] = await database.inTenantOnce(tenantId, (tx) =>
        tx.select().from(conversations).where(one(tenantId, conversationId)),
      );
      const parsed = referenceSchema.safeParse(row?.reference);
      return parsed.success ? (row?.reference as Partial<ConversationReference>) : undefined;
    },
    async known(tenantId, conversationId) {
      const [row] = await database.inTenantOnce(tenantId, (tx) =>
        tx.select().from(conversations).where(one(tenantId, conversationId)),
      );
      return row && toKnown(row);
    },
    async personal(tenantId, userId) {
      const chats = and(eq(conversations.tenantId, tenantId), eq(conversations.kind, 'personal'));
      const rows = await database.inTenantOnce(tenantId, (tx) =>
        tx
          .select()
          .from(conversations)
          .where(userId === undefined ? chats : and(chats, eq(conversations.userId, userId)))
          .orderBy(desc(conversations.updatedAt))
          .limit(MOST_CHATS),
      );
      return rows.map(toKnown);
    },
    async teamsIds(tenantId, first, most) {
      const rows = await database.inTenantOnce(tenantId, (tx) =>
        tx
          .select({ userId: conversations.userId, reference: conversations.reference })
          .from(conversations)
          .where(eq(conversations.tenantId, tenantId))
          .orderBy(
            sql`${conversations.userId} = any(${sql.param([...first])}) desc`,
            desc(conversations.updatedAt),
          )
          .limit(MOST_SPEAKERS),
      );
      const ids = rows.flatMap(({ userId, reference }) => {
        const speaker = speakerSchema.safeParse(reference).data?.user;
        return speaker?.aadObjectId?.toLowerCase() === userId ? [speaker.id] : [];
      });
      return [...new Set(ids)].slice(0, most);
    },
    async park(tenantId, conversationId, why) {
      changes++;
      await database.inTenantOnce(tenantId, (tx) =>
        tx.update(conversations).set({ parked: why }).where(one(tenantId, conversationId)),
      );
    },
    async maySpeak(tenantId, conversationId, everyMs) {
      const now = clock();
      const before = new Date(now.getTime() - everyMs);
      const long = or(isNull(conversations.spokeAt), lte(conversations.spokeAt, before));
      const rows = await database.inTenantOnce(tenantId, (tx) =>
        tx
          .update(conversations)
          .set({ spokeAt: now })
          .where(and(one(tenantId, conversationId), long))
          .returning({ id: conversations.conversationId }),
      );
      return rows.length > 0;
    },
    async holdBack(tenantId, conversationId, forMs) {
      const until = new Date(clock().getTime() + forMs);
      await database.inTenantOnce(tenantId, (tx) =>
        tx.update(conversations).set({ spokeAt: until }).where(one(tenantId, conversationId)),
      );
    },
    async drop(tenantId, conversationId) {
      changes++;
      await database.inTenantOnce(tenantId, (tx) =>
        tx.delete(conversations).where(one(tenantId, conversationId)),
      );
    },
  };
}

function toKnown(row: typeof conversations.$inferSelect): KnownConversation {
  const { conversationId, kind, userId, parked } = row;
  const person = kind === 'personal' ? (userId ?? undefined) : undefined;
  return { conversationId, userId: person, parked: parked ?? undefined };
}
