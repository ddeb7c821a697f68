import { boolean, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantColumn, tenantPolicy } from './tenant';

/** Plans put before an approver, what was decided, and how far the work has come. */
export const approvals = pgTable(
  'approvals',
  {
    /** 128 random bits, base64url: all that a card knows. */
    id: text('id').primaryKey(),
    tenantId: tenantColumn(),
    connectionId: uuid('connection_id').notNull(),
    state: text('state', {
      enum: ['pending', 'approved', 'done', 'failed', 'rejected', 'superseded', 'expired'],
    }).notNull(),
    planHash: text('plan_hash').notNull(),
    plan: jsonb('plan').notNull(),
    /** What is desired once it is approved; null: what the connection desires already. */
    desired: jsonb('desired'),
    /** The changes that were chosen, where they were not all; null: every one. */
    chosen: jsonb('chosen'),
    /** How many different people have to approve, and who has: `{ by, name, at }`. */
    needed: integer('needed').notNull().default(1),
    given: jsonb('given').notNull().default([]),
    /** How far applying has come, change by change, and what Test & save found. */
    progress: jsonb('progress'),
    /** Who asked for it. */
    approver: uuid('approver').notNull(),
    /** Whether only that person may decide. */
    bound: boolean('bound').notNull().default(true),
    /** Approved beforehand, by whoever approved the settings that allow it. */
    standing: boolean('standing').notNull().default(false),
    approverName: text('approver_name').notNull(),
    conversationId: text('conversation_id').notNull(),
    /** The language that whoever asked for it speaks: its cards do too. */
    language: text('language').notNull().default('en'),
    /** The messages that show it, kept up to date: `{ conversationId, activityId }`, the decision's own one first. */
    cards: jsonb('cards').notNull(),
    requestedAt: timestamp('requested_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [
    index('approvals_connection').on(table.tenantId, table.connectionId, table.state),
    tenantPolicy(),
  ],
);
