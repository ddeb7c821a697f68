import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantColumn, tenantPolicy } from './tenant';

/** Setups that are being filled in: one for each connection of a tenant, whoever goes on with it. */
export const setupDrafts = pgTable(
  'setup_drafts',
  {
    tenantId: tenantColumn(),
    /** The connection's name. */
    name: text('name').notNull(),
    step: text('step').notNull(),
    desired: jsonb('desired').notNull(),
    /** Counts up with every change, so that a card that is out of date can be told. */
    revision: integer('revision').notNull(),
    updatedBy: uuid('updated_by').notNull(),
    updatedByName: text('updated_by_name').notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.name] }), tenantPolicy()],
);
