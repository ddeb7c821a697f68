import { bigint, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { bytes } from './bytes';
import { tenantColumn, tenantPolicy } from './tenant';

/** The append-only record. Each entry's hash covers the one before it, so a changed or missing entry shows. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    tenantId: tenantColumn(),
    /** 1, 2, 3 … within the tenant, without gaps. */
    number: bigint('number', { mode: 'number' }).notNull(),
    at: timestamp('at', { withTimezone: true, precision: 3 }).notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    detail: jsonb('detail').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.number] }), tenantPolicy()],
);

/**
 * How far each tenant's record goes, sealed by the vault's key: entries that were removed from its end, or all of it
 * reckoned anew, show by it even to somebody who may write every row.
 */
export const auditHeads = pgTable(
  'audit_heads',
  { tenantId: tenantColumn(), sealed: bytes('sealed').notNull() },
  (table) => [primaryKey({ columns: [table.tenantId] }), tenantPolicy()],
);
