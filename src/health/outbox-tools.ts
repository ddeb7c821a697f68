import type { Clock } from '../clock';
import type { ConnectionStore } from '../connection/connection-store';
import type { Log } from '../log';
import type { Database, Transaction } from '../store/database';
import type { Trace } from '../telemetry/trace';
import type { Courier } from './courier';
import type { Notice } from './outbox-rows';
import type { QuietHours } from '../quiet-hours';

/** What bringing notices to people takes. */
export interface OutboxTools {
  database: Database;
  connections: Pick<ConnectionStore, 'get'>;
  courier: Courier;
  clock: Clock;
  quietHours: QuietHours | undefined;
  log: Log;
  trace: Trace;
}

/** Works on notices, which are all of one tenant; on none, nothing is done. */
export async function withNotices(
  rows: readonly Notice[],
  { database }: OutboxTools,
  work: (tx: Transaction) => Promise<void>,
): Promise<void> {
  const [first] = rows;
  if (first !== undefined) await database.inTenant(first.tenantId, work);
}

/** It is told at night too, and rather twice than not at all. */
export function isUrgent({ urgency }: Notice): boolean {
  return urgency === 'urgent';
}
