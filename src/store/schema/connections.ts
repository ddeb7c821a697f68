import { jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantColumn, tenantPolicy } from './tenant';

/** A connection: what an organisation wants of its tenant. What the tenant really has is read from it, never kept. */
export const connections = pgTable(
  'connections',
  {
    id: uuid('id').primaryKey(),
    tenantId: tenantColumn(),
    name: text('name').notNull(),
    organisation: text('organisation').notNull(),
    /** The application's alternate key in Entra: repeating its creation finds the same application. */
    uniqueName: text('unique_name').notNull(),
    desired: jsonb('desired').notNull(),
    /** The application (client) id, known once Test & save has passed with it. */
    clientId: text('client_id'),
    /** The credential in the vault that Test & save passed with: the one to sign in with. */
    credentialId: uuid('credential_id'),
    /** When Test & save first passed: from then on alerts are ingested. */
    savedAt: timestamp('saved_at', { withTimezone: true }),
    /** The conversation that gets notices; null: whoever set it up, in person. */
    notifyConversationId: text('notify_conversation_id'),
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [uniqueIndex('connections_name').on(table.tenantId, table.name), tenantPolicy()],
);
