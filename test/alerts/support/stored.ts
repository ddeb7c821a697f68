import { randomUUID } from 'node:crypto';
import { alertStream } from '../../../src/alerts/alert-stream';
import type { Database } from '../../../src/store/database';

/** Stores records under a connection of a tenant; both are new unless they are given. */
export async function storeRecords(
  database: Database,
  records: readonly unknown[],
  owner: { tenantId?: string; connectionId?: string } = {},
): Promise<{ tenantId: string; connectionId: string }> {
  const { tenantId = randomUUID(), connectionId = randomUUID() } = owner;
  const now = new Date('2026-11-23T12:00:00Z');
  await database.inTenant(tenantId, (tx) =>
    alertStream(undefined).write(tx, { tenantId, connectionId }, records, now, () => undefined, true),
  );
  return { tenantId, connectionId };
}
