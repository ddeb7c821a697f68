import { index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantColumn, tenantPolicy } from './tenant';

/** Where the bot can speak without being spoken to: one Bot Framework conversation reference a conversation. */
export const conversations = pgTable(
  'conversations',
  {
    tenantId: tenantColumn(),
    conversationId: text('conversation_id').notNull(),
    kind: text('kind').notNull(),
    /** The person of a personal chat; the last one who wrote elsewhere. */
    userId: uuid('user_id'),
    reference: jsonb('reference').notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
    /** When the bot last spoke there without being spoken to; to come: it is to be silent until then. */
    spokeAt: timestamp('spoke_at', { withTimezone: true }),
    /** Why the bot cannot speak there until somebody speaks to it; null: it can. */
    parked: text('parked'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.conversationId] }),
    index('conversations_user').on(table.tenantId, table.userId),
    tenantPolicy(),
  ],
);
