import { index, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes } from './bytes';
import { tenantColumn, tenantPolicy } from './tenant';

/** Hunting queries that run or have run, kept for a day with what they found. */
export const huntRuns = pgTable(
  'hunt_runs',
  {
    /** 128 random bits, base64url: all that a card knows. */
    id: text('id').primaryKey(),
    tenantId: tenantColumn(),
    connectionId: uuid('connection_id').notNull(),
    state: text('state', { enum: ['running', 'done', 'failed', 'cancelled', 'lost'] }).notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedByName: text('asked_by_name').notNull(),
    /** What a button may start once: a second click finds this run. */
    once: text('once').notNull(),
    /** What was asked: query, time span, what it is called, and the alert that it was asked from. */
    question: jsonb('question').notNull(),
    conversationId: text('conversation_id').notNull(),
    /** The message that shows it. */
    activityId: text('activity_id'),
    /** The language that whoever asked for it speaks: its cards do too. */
    language: text('language').notNull().default('en'),
    timezone: text('timezone'),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
    /** When the process that runs it was last known to do so. */
    aliveAt: timestamp('alive_at', { withTimezone: true }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    /** What went wrong, in words. */
    problem: jsonb('problem'),
    /** What was found, sealed. */
    found: bytes('found'),
  },
  (table) => [
    uniqueIndex('hunt_runs_once').on(table.tenantId, table.once),
    index('hunt_runs_state').on(table.state, table.aliveAt),
    tenantPolicy(),
  ],
);

/** Hunting queries that somebody gave a name. */
export const savedHunts = pgTable(
  'saved_hunts',
  {
    tenantId: tenantColumn(),
    /** In lower case. */
    name: text('name').notNull(),
    owner: uuid('owner').notNull(),
    ownerName: text('owner_name').notNull(),
    query: text('query').notNull(),
    /** `{ name, type }`, in the order they were named. */
    parameters: jsonb('parameters').notNull(),
    timespan: text('timespan'),
    savedAt: timestamp('saved_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.name] }), tenantPolicy()],
);
