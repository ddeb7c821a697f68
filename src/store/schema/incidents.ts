import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { connectionsPolicy, tenantColumn } from './tenant';
import { tsvector } from './tsvector';

/** Incidents as the tenant last showed them. Their alerts name them (`alerts.incident_id`). */
export const incidents = pgTable(
  'incidents',
  {
    tenantId: tenantColumn(),
    connectionId: uuid('connection_id').notNull(),
    id: text('id').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true, precision: 6 }).notNull(),
    severity: text('severity').notNull(),
    status: text('status').notNull(),
    title: text('title').notNull(),
    classification: text('classification'),
    determination: text('determination'),
    assignedTo: text('assigned_to'),
    /** As in `alerts`. */
    searchText: text('search_text').notNull(),
    words: tsvector('words').notNull(),
    raw: jsonb('raw').notNull(),
    firstSeenAt: timestamp('first_seen_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.connectionId, table.id] }),
    index('incidents_newest').on(table.tenantId, sql`created_at desc`, sql`id desc`, sql`connection_id desc`),
    index('incidents_updated').on(table.updatedAt, table.tenantId),
    index('incidents_words').using('gin', table.words),
    connectionsPolicy(),
  ],
);
