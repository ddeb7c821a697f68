import { sql } from 'drizzle-orm';
import { pgPolicy, uuid } from 'drizzle-orm/pg-core';

/** The column every table carries: the Entra tenant that the row belongs to. */
export function tenantColumn() {
  return uuid('tenant_id').notNull();
}

/**
 * Row-level security: a row is seen and written only by a transaction that named its tenant (`inTenant`), or by a
 * job that serves all of them and said so (`acrossTenants`). With neither, nothing is seen.
 */
export function tenantPolicy() {
  const mine = sql`current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')`;
  return pgPolicy('tenant', { for: 'all', using: mine, withCheck: mine });
}
