import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { bytes } from './bytes';
import { tenantColumn, tenantPolicy } from './tenant';

/** Files that wait to be fetched, once, by a link that only the one who asked was given. Gone after minutes. */
export const files = pgTable(
  'files',
  {
    /** SHA-256 of the link's secret part: the table alone opens nothing. */
    digest: text('digest').primaryKey(),
    tenantId: tenantColumn(),
    /** Name, type and content, sealed. */
    sealed: bytes('sealed').notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  () => [tenantPolicy()],
);
