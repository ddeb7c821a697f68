import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantColumn, tenantPolicy } from './tenant';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Queries that ping a conversation for what newly matches. */
export const watches = pgTable(
  'watches',
  {
    tenantId: tenantColumn(),
    id: uuid('id').notNull(),
    conversationId: text('conversation_id').notNull(),
    /** `personal`, `groupChat` or `channel`. */
    conversationKind: text('conversation_kind').notNull(),
    /** In its one way of writing; empty: every alert. */
    query: text('query').notNull(),
    name: text('name'),
    /** It came with the notices of this connection and is about its alerts alone; null: about all of the tenant. */
    connectionId: uuid('connection_id'),
    /** Who made it, or resumed it last: it pings as long as this person may read alerts. */
    ownerId: uuid('owner_id').notNull(),
    ownerName: text('owner_name').notNull(),
    /** The language that its pings speak: that of whoever made it, or resumed it last. */
    language: text('language').notNull().default('en'),
    /** Alerts made before this moment are of the past. */
    since: moment('since').notNull(),
    /** Its own quiet time, minutes after midnight; null: that of the bot. */
    quietFrom: integer('quiet_from'),
    quietTo: integer('quiet_to'),
    timeZone: text('time_zone'),
    pausedAt: moment('paused_at'),
    /** `may-not-read`, or `by:` and a name; what earlier versions kept is a sentence in English. */
    pausedWhy: text('paused_why'),
    /** When its conversation is to be told that it was paused; null: it need not be, or was. */
    tellAt: moment('tell_at'),
    /** How often it has matched, those apart that `watch_hits` still has; and when last. */
    forgotten: integer('forgotten').notNull().default(0),
    forgottenAt: moment('forgotten_at'),
    madeAt: moment('made_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex('watches_query')
      .on(table.tenantId, table.conversationId, sql`lower(query)`)
      .where(sql`connection_id is null`),
    uniqueIndex('watches_connection')
      .on(table.tenantId, table.connectionId)
      .where(sql`connection_id is not null`),
    index('watches_tell')
      .on(table.tellAt)
      .where(sql`tell_at is not null`),
    tenantPolicy(),
  ],
);

/** Alerts that newly matched a watch: the outbox, written in the transaction that stored the alert. */
export const watchHits = pgTable(
  'watch_hits',
  {
    tenantId: tenantColumn(),
    watchId: uuid('watch_id').notNull(),
    alertId: text('alert_id').notNull(),
    connectionId: uuid('connection_id').notNull(),
    /** Of the alert as it matched. */
    severity: text('severity').notNull(),
    foundAt: moment('found_at').notNull(),
    /** `unsure`: it may have been delivered, and is not repeated. `dropped`: it is not to be told any more. */
    state: text('state', { enum: ['waiting', 'sending', 'sent', 'unsure', 'dropped'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: moment('next_attempt_at').notNull(),
    /** The message that tells of it, or was to. */
    ping: text('ping'),
    /** What went wrong last, in English. */
    problem: text('problem'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.watchId, table.alertId] }),
    index('watch_hits_due')
      .on(table.nextAttemptAt)
      .where(sql`state in ('waiting', 'sending')`),
    index('watch_hits_ping').on(table.tenantId, table.ping),
    index('watch_hits_found').on(table.foundAt),
    tenantPolicy(),
  ],
);

/** Messages that tell of hits. */
export const watchPings = pgTable(
  'watch_pings',
  {
    tenantId: tenantColumn(),
    id: text('id').notNull(),
    conversationId: text('conversation_id').notNull(),
    /** Null: it is being sent, or nobody knows whether it was. */
    activityId: text('activity_id'),
    begunAt: moment('begun_at').notNull(),
    sentAt: moment('sent_at'),
    /** When hits were last added to it. */
    changedAt: moment('changed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('watch_pings_conversation').on(table.tenantId, table.conversationId, table.sentAt),
    tenantPolicy(),
  ],
);
