import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { connectionsPolicy, tenantColumn, tenantPolicy } from './tenant';
import { tsvector } from './tsvector';

/** Alerts as the tenant last showed them. */
export const alerts = pgTable(
  'alerts',
  {
    tenantId: tenantColumn(),
    connectionId: uuid('connection_id').notNull(),
    id: text('id').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true, precision: 6 }).notNull(),
    severity: text('severity').notNull(),
    status: text('status').notNull(),
    source: text('source').notNull(),
    title: text('title').notNull(),
    detection: text('detection'),
    category: text('category'),
    classification: text('classification'),
    determination: text('determination'),
    assignedTo: text('assigned_to'),
    incidentId: text('incident_id'),
    /** MITRE techniques by id, and for each the one that it is a part of. */
    techniques: text('techniques').array().notNull().default([]),
    /** How many comments it has. */
    comments: integer('comments').notNull().default(0),
    resolvedAt: timestamp('resolved_at', { withTimezone: true }),
    /** The words to search by, in lower case, divided by single spaces; begins and ends with one. */
    searchText: text('search_text').notNull(),
    /** The same words, each once, for the index. */
    words: tsvector('words').notNull(),
    raw: jsonb('raw').notNull(),
    firstSeenAt: timestamp('first_seen_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.connectionId, table.id] }),
    // The last three are there to be counted without a look at the rows.
    index('alerts_newest').on(
      table.tenantId,
      ...[sql`created_at desc`, sql`id desc`, sql`connection_id desc`],
      ...[table.severity, table.status, table.source],
    ),
    index('alerts_severity').on(table.tenantId, table.severity, sql`created_at desc`),
    index('alerts_words').using('gin', table.words),
    // The connection is in both because row-level security asks for it: without it each row would be looked at.
    index('alerts_open')
      .on(table.tenantId, table.createdAt, table.connectionId)
      .where(sql`status <> 'resolved'`),
    index('alerts_resolved')
      .on(table.tenantId, table.resolvedAt, table.createdAt, table.connectionId)
      .where(sql`status = 'resolved' and resolved_at is not null`),
    index('alerts_incident').on(table.tenantId, table.incidentId),
    index('alerts_updated').on(table.updatedAt, table.tenantId),
    connectionsPolicy(),
  ],
);

/** Who and what alerts are about, one row an entity. */
export const alertEntities = pgTable(
  'alert_entities',
  {
    tenantId: tenantColumn(),
    connectionId: uuid('connection_id').notNull(),
    alertId: text('alert_id').notNull(),
    position: integer('position').notNull(),
    kind: text('kind').notNull(),
    /** What it is told apart by from others of its kind, in lower case. */
    key: text('key').notNull(),
    /** How it is shown. */
    name: text('name').notNull(),
    /** The words of every name it has, as in `alerts.search_text`. */
    searchText: text('search_text').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.connectionId, table.alertId, table.position] }),
    // For beginnings of a key, in any collation.
    index('alert_entities_key').on(table.tenantId, table.kind, table.key.op('text_pattern_ops')),
    // As its window asks for it (`alerts/query/windows.ts`).
    index('alert_entities_words').using(
      'gin',
      sql`array_to_tsvector(string_to_array(btrim(search_text), ' '))`,
    ),
    connectionsPolicy(),
  ],
);

/** Records that could not be read as alerts, kept aside so that they block nothing. */
export const alertRejects = pgTable(
  'alert_rejects',
  {
    tenantId: tenantColumn(),
    connectionId: uuid('connection_id').notNull(),
    /** SHA-256 of the record, so that it is kept once. */
    digest: text('digest').notNull(),
    problem: text('problem').notNull(),
    raw: jsonb('raw').notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.connectionId, table.digest] }), tenantPolicy()],
);

/** How far a connection's alerts, or its incidents, have been read. */
export const ingestionState = pgTable(
  'ingestion_state',
  {
    tenantId: tenantColumn(),
    connectionId: uuid('connection_id').notNull(),
    stream: text('stream', { enum: ['alerts', 'incidents'] })
      .notNull()
      .default('alerts'),
    /** Everything last updated before this has been read, late arrivals apart. */
    watermark: timestamp('watermark', { withTimezone: true }),
    /** The past is read newest first: what was last updated before this is still to come, down to `backfillUntil`. */
    backfillBefore: timestamp('backfill_before', { withTimezone: true }).notNull(),
    backfillUntil: timestamp('backfill_until', { withTimezone: true }).notNull(),
    lastPolledAt: timestamp('last_polled_at', { withTimezone: true }),
    lastSuccessAt: timestamp('last_success_at', { withTimezone: true }),
    lastError: text('last_error'),
    /** How many polls in a row have failed. */
    failures: integer('failures').notNull().default(0),
    /** When the recent past was last begun to be read again; as in a backfill, what is left of it lies between the other two. */
    rereadAt: timestamp('reread_at', { withTimezone: true }),
    rereadBefore: timestamp('reread_before', { withTimezone: true }),
    rereadUntil: timestamp('reread_until', { withTimezone: true }),
    /** The filter that all this was read with: with another one the past is read again. */
    filter: text('filter').notNull(),
    /** What the reads of this connection brought, all together. */
    fresh: bigint('fresh', { mode: 'number' }).notNull().default(0),
    changed: bigint('changed', { mode: 'number' }).notNull().default(0),
    rejected: bigint('rejected', { mode: 'number' }).notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.connectionId, table.stream] }), tenantPolicy()],
);
