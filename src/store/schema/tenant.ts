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
  // In subqueries, which are evaluated once a statement and not once a row; unset it is null or empty.
  const named = sql`(select nullif(replace(current_setting('drawbridge.tenant', true), '*', ''), '')::uuid)`;
  const mine = sql`tenant_id = ${named} or (select current_setting('drawbridge.tenant', true) = '*')`;
  return pgPolicy('tenant', { for: 'all', using: mine, withCheck: mine });
}
