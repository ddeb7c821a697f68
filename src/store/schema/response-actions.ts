import { sql } from 'drizzle-orm';
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { tenantColumn, tenantPolicy } from './tenant';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** What people have asked to be done with alerts, mail and devices, what was decided, and how far it has come. */
export const responseActions = pgTable(
  'response_actions',
  {
    /** 128 random bits, base64url: all that a card knows. */
    id: text('id').primaryKey(),
    tenantId: tenantColumn(),
    connectionId: uuid('connection_id').notNull(),
    kind: text('kind').notNull(),
    /** What it is done to, such as `alert:da6375…`. One at a time is done to it. */
    subject: text('subject').notNull(),
    /** The form that it was asked for with: of several clicks on one form, one counts. */
    origin: text('origin').notNull(),
    state: text('state', {
      enum: ['pending', 'approved', 'running', 'done', 'failed', 'rejected', 'superseded'],
    }).notNull(),
    /** What exactly is to be done, as its kind has it, and as people were shown it. */
    order: jsonb('order').notNull(),
    sentence: text('sentence').notNull(),
    /** What it is done to, by name. */
    about: text('about').notNull(),
    requests: jsonb('requests').notNull(),
    risky: boolean('risky').notNull(),
    /** How many different people have to approve, and who has: `{ by, name, at }`. */
    needed: integer('needed').notNull(),
    given: jsonb('given').notNull().default([]),
    /** Whether only whoever asked may decide. */
    bound: boolean('bound').notNull(),
    /** The settings let whoever asked do it at once: nobody was asked. */
    unasked: boolean('unasked').notNull().default(false),
    approver: uuid('approver').notNull(),
    approverName: text('approver_name').notNull(),
    conversationId: text('conversation_id').notNull(),
    /** The language that whoever asked for it speaks: its cards do too. */
    language: text('language').notNull().default('en'),
    /** The messages that show it, kept up to date: `{ conversationId, activityId }`. */
    cards: jsonb('cards').notNull().default([]),
    /** What its steps have come to, by their names: `{ state, outcome }`. */
    steps: jsonb('steps').notNull().default({}),
    /** How far it is: `{ text, done, of }`. */
    progress: jsonb('progress'),
    /** What came of it, as its kind has it. */
    result: jsonb('result'),
    /** Why it was not done, and what to do: `{ text, remedy, changed }`. */
    failure: jsonb('failure'),
    requestedAt: moment('requested_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    decidedAt: moment('decided_at'),
    startedAt: moment('started_at'),
    /** When it is looked at again, while it is approved or runs. */
    dueAt: moment('due_at'),
    endedAt: moment('ended_at'),
  },
  (table) => [
    uniqueIndex('response_actions_origin').on(table.tenantId, table.origin),
    index('response_actions_subject').on(table.tenantId, table.connectionId, table.subject),
    index('response_actions_due')
      .on(table.dueAt)
      .where(sql`state in ('approved', 'running')`),
    tenantPolicy(),
  ],
);
