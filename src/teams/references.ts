import type { ConversationReference } from 'botbuilder';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod/v4';
import type { Clock } from '../clock';
import type { Database } from '../store/database';
import { conversations } from '../store/schema/conversations';
import type { Turn } from './turn';

const referenceSchema = z.looseObject({
  serviceUrl: z.string(),
  conversation: z.looseObject({ id: z.string() }),
});

/** Where the bot can speak without being spoken to. Refreshed on every turn, dropped when the app is removed. */
export interface ReferenceStore {
  save(turn: Turn, reference: Partial<ConversationReference>): Promise<void>;
  find(tenantId: string, conversationId: string): Promise<Partial<ConversationReference> | undefined>;
  drop(tenantId: string, conversationId: string): Promise<void>;
}

export function createReferenceStore(database: Database, clock: Clock): ReferenceStore {
  const one = (tenantId: string, conversationId: string) =>
    and(eq(conversations.tenantId, tenantId), eq(conversations.conversationId, conversationId));
  return {
    async save({ asker, conversation }, reference) {
      const changing = { kind: conversation.kind, userId: asker.aadObjectId, reference, updatedAt: clock() };
      await database.inTenant(asker.tenantId, (tx) =>
        tx
          .insert(conversations)
          .values({ tenantId: asker.tenantId, conversationId: conversation.id, ...changing })
          .onConflictDoUpdate({
            target: [conversations.tenantId, conversations.conversationId],
            set: changing,
          }),
      );
    },
    async find(tenantId, conversationId) {
      const [row] = await database.inTenant(tenantId, (tx) =>
        tx.select().from(conversations).where(one(tenantId, conversationId)),
      );
      const parsed = referenceSchema.safeParse(row?.reference);
      return parsed.success ? (row?.reference as Partial<ConversationReference>) : undefined;
    },
    async drop(tenantId, conversationId) {
      await database.inTenant(tenantId, (tx) =>
        tx.delete(conversations).where(one(tenantId, conversationId)),
      );
    },
  };
}
