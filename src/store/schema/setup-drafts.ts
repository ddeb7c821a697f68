import { integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantColumn, tenantPolicy } from './tenant';

/** Settings that are being chosen, one draft a connection: any administrator can go on with it, in any conversation. */
export const setupDrafts = pgTable(
  'setup_drafts',
  {
    connectionId: uuid('connection_id').primaryKey(),
    tenantId: tenantColumn(),
    desired: jsonb('desired').notNull(),
    /** The step that is asked next. */
    step: text('step').notNull(),
    /** Counts every change, so that of two people who answer the same card one is told. */
    revision: integer('revision').notNull(),
    updatedBy: uuid('updated_by').notNull(),
    updatedByName: text('updated_by_name').notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  () => [tenantPolicy()],
);
