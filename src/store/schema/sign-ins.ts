import { jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytes } from './bytes';
import { tenantColumn, tenantPolicy } from './tenant';

/** Sign-ins in the browser that are under way: each leads back to the decision that waits for it. Gone after minutes. */
export const signIns = pgTable(
  'sign_ins',
  {
    /** 128 random bits, base64url: what the link carries, and what comes back as OAuth's state. */
    id: text('id').primaryKey(),
    tenantId: tenantColumn(),
    approvalId: text('approval_id').notNull(),
    /** Who has to sign in. */
    userId: uuid('user_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    activityId: text('activity_id'),
    /** The changes that the click has chosen, where they were not all; null: every one. */
    chosen: jsonb('chosen'),
    /** The PKCE code verifier, sealed. */
    verifier: bytes('verifier').notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
  },
  () => [tenantPolicy()],
);

/** Access tokens that approvers have lent for one approval each, sealed; dropped when its plan comes to its end. */
export const delegations = pgTable(
  'delegations',
  {
    approvalId: text('approval_id').primaryKey(),
    tenantId: tenantColumn(),
    userId: uuid('user_id').notNull(),
    token: bytes('token').notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  () => [tenantPolicy()],
);
