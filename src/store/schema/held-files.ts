import {
  boolean,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes } from './bytes';
import { tenantColumn, tenantPolicy } from './tenant';

/** Large files that wait for one person to fetch them, in encrypted archives. Gone once fetched, or after an hour. */
export const heldFiles = pgTable(
  'held_files',
  {
    /** What it came of: the order of the action that fetched it. */
    key: text('key').notNull(),
    tenantId: tenantColumn(),
    /** Who may have it. */
    ownerId: uuid('owner_id').notNull(),
    /** All of its parts are there. */
    whole: boolean('whole').notNull(),
    /** Name, password, hashes and size, sealed. */
    sealed: bytes('sealed'),
    /** SHA-256 of the secret part of the newest link. */
    linkDigest: text('link_digest').unique(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.key] }), tenantPolicy()],
);

/** The archive in parts, each sealed by itself. */
export const heldFileParts = pgTable(
  'held_file_parts',
  {
    tenantId: tenantColumn(),
    key: text('key').notNull(),
    position: integer('position').notNull(),
    sealed: bytes('sealed').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.key, table.position] }),
    foreignKey({
      columns: [table.tenantId, table.key],
      foreignColumns: [heldFiles.tenantId, heldFiles.key],
    }).onDelete('cascade'),
    tenantPolicy(),
  ],
);
