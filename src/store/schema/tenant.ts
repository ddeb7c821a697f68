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
  const mine = isOfTenant();
  return pgPolicy('tenant', { for: 'all', using: mine, withCheck: mine });
}

/**
 * The same, and of a tenant's connections, a transaction that named some (`ofConnections`) sees the rows of these alone:
 * not everybody who may read one may read the others. With none named it sees those of all.
 */
export function connectionsPolicy() {
  const mine = isOfTenant();
  const named = sql`(select nullif(current_setting('drawbridge.connections', true), ''))`;
  const these = sql`array(select unnest(string_to_array(current_setting('drawbridge.connections', true), ',')::uuid[]))`;
  // In one policy: of several, PostgreSQL lets one wait for the other, and so keeps it from its index.
  const using = sql`(${mine}) and (${named} is null or connection_id = any(${these}))`;
  return pgPolicy('tenant', { for: 'all', using, withCheck: mine });
}

/** In subqueries, which are evaluated once a statement and not once a row; unset the setting is null or empty. */
function isOfTenant() {
  const named = sql`(select nullif(replace(current_setting('drawbridge.tenant', true), '*', ''), '')::uuid)`;
  return sql`tenant_id = ${named} or (select current_setting('drawbridge.tenant', true) = '*')`;
}
