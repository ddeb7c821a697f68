import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantColumn, tenantPolicy } from './tenant';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** What is, or was, not as it should be with a connection; one row a finding, opened again when it comes back. */
export const findings = pgTable(
  'findings',
  {
    tenantId: tenantColumn(),
    connectionId: uuid('connection_id').notNull(),
    key: text('key').notNull(),
    kind: text('kind').notNull(),
    severity: text('severity', { enum: ['critical', 'warning', 'note'] }).notNull(),
    title: text('title').notNull(),
    meaning: text('meaning').notNull(),
    remedy: text('remedy').notNull(),
    /** The same three in every other language: `{ de: { title, meaning, remedy } }`; null: in English alone. */
    said: jsonb('said'),
    /** What its button leads to; null: nothing. */
    fix: jsonb('fix'),
    /** The threshold that was announced last; null: nothing has been. */
    announced: text('announced'),
    /** How often it has been found anew. */
    episode: integer('episode').notNull().default(1),
    expiresAt: moment('expires_at'),
    openedAt: moment('opened_at').notNull(),
    /** When somebody was first told of it since it was opened. */
    toldAt: moment('told_at'),
    healedAt: moment('healed_at'),
    /** Who has said that they take it. */
    takenBy: uuid('taken_by'),
    takenByName: text('taken_by_name'),
    snoozedUntil: moment('snoozed_until'),
    escalatedAt: moment('escalated_at'),
    /** Why nobody could be told of it; null: somebody was, or nobody had to be. */
    undelivered: text('undelivered'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.connectionId, table.key] }),
    index('findings_open')
      .on(table.tenantId, table.connectionId)
      .where(sql`healed_at is null`),
    tenantPolicy(),
  ],
);

/** What people are to be told: the outbox, written in the transaction that found the reason. */
export const notices = pgTable(
  'notices',
  {
    tenantId: tenantColumn(),
    connectionId: uuid('connection_id').notNull(),
    kind: text('kind').notNull(),
    /** The finding's key and what tells its occasions apart: its expiry, or how often it has come. */
    subject: text('subject').notNull(),
    /** What is announced: a number of days, `expired`, `found`, `healed`, `escalated` … */
    threshold: text('threshold').notNull(),
    findingKey: text('finding_key').notNull(),
    /** It does not wait for the end of quiet hours. */
    urgency: text('urgency', { enum: ['urgent', 'ordinary'] }).notNull(),
    /** Only for this person; null: for whoever the connection's notices go to. */
    recipient: uuid('recipient'),
    /** `unsure`: it may have been delivered, and is not repeated. `dropped`: there was nothing to tell any more. */
    state: text('state', { enum: ['waiting', 'sending', 'sent', 'unsure', 'dropped'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    createdAt: moment('created_at').notNull(),
    nextAttemptAt: moment('next_attempt_at').notNull(),
    /** Where it was sent, or was being sent. */
    conversationId: text('conversation_id'),
    activityId: text('activity_id'),
    sentAt: moment('sent_at'),
    /** What went wrong last, in words. */
    problem: text('problem'),
  },
  (table) => [
    primaryKey({
      columns: [table.tenantId, table.connectionId, table.kind, table.subject, table.threshold],
    }),
    index('notices_due')
      .on(table.nextAttemptAt)
      .where(sql`state in ('waiting', 'sending')`),
    index('notices_sent').on(table.tenantId, table.connectionId, table.sentAt),
    tenantPolicy(),
  ],
);

/** What the last check of a connection saw that the next one compares with. */
export const healthChecks = pgTable(
  'health_checks',
  {
    tenantId: tenantColumn(),
    connectionId: uuid('connection_id').notNull(),
    checkedAt: moment('checked_at').notNull(),
    /** The required permissions that were granted then or before, as `api/value`. */
    granted: jsonb('granted').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.connectionId] }), tenantPolicy()],
);
