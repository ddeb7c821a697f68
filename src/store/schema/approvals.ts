import { index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
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
    /** How far applying has come, change by change, and what Test & save found. */
    progress: jsonb('progress'),
    approver: uuid('approver').notNull(),
    approverName: text('approver_name').notNull(),
    conversationId: text('conversation_id').notNull(),
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
