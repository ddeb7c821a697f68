import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytes } from './bytes';
import { tenantColumn, tenantPolicy } from './tenant';

/** Credentials of connections. `sealed` is the secret part, encrypted by the vault; nothing else here is secret. */
export const credentials = pgTable(
  'credentials',
  {
    id: uuid('id').primaryKey(),
    tenantId: tenantColumn(),
    connectionId: uuid('connection_id').notNull(),
    kind: text('kind', { enum: ['certificate', 'client-secret'] }).notNull(),
    /** Certificates: the SHA-1 thumbprint in upper-case hex, as Entra shows it. Secrets: Entra's keyId. */
    fingerprint: text('fingerprint').notNull(),
    /** Certificates: the public part, PEM. */
    certificate: text('certificate'),
    sealed: bytes('sealed').notNull(),
    notBefore: timestamp('not_before', { withTimezone: true }).notNull(),
    notAfter: timestamp('not_after', { withTimezone: true }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('credentials_connection').on(table.tenantId, table.connectionId), tenantPolicy()],
);
