import type { Clock } from '../clock';
import type { Connection } from '../connection/connection-store';
import { daysAfter } from '../connection/dates';
import type { Database, Transaction } from '../store/database';
import { findings } from '../store/schema/health';
import { worstFirst } from './finding';
import { dropWaiting } from './notice';
import { oneFinding, readFindings, type StoredFinding } from './stored-finding';

export const SNOOZE_DAYS = [1, 3, 7] as const;

/** The findings of connections, as people deal with them. */
export interface FindingStore {
  /** What is open, the worst first. */
  open(connection: Connection): Promise<StoredFinding[]>;
  /** Notes that somebody takes care of what was open at a moment; whoever had taken it before is replaced. */
  take(connection: Connection, seenAt: Date, by: { id: string; name: string }): Promise<void>;
  /** Silences what was open at a moment for so many days, but never beyond the moment it expires. */
  snooze(connection: Connection, seenAt: Date, days: number): Promise<void>;
}

export function createFindingStore(database: Database, clock: Clock): FindingStore {
  /** What is open, and was then: nobody decides about what they could not see. */
  async function openSince(tx: Transaction, { tenantId, id }: Connection, seenAt: Date) {
    const open = await readFindings(tx, tenantId, id, 'open');
    return open.filter(({ openedAt }) => openedAt <= seenAt);
  }

  return {
    open: async ({ tenantId, id }) =>
      worstFirst(await database.inTenant(tenantId, (tx) => readFindings(tx, tenantId, id, 'open'))),
    async take(connection, seenAt, by) {
      const set = { takenBy: by.id, takenByName: by.name };
      await database.inTenant(connection.tenantId, async (tx) => {
        for (const { key } of await openSince(tx, connection, seenAt))
          await tx
            .update(findings)
            .set(set)
            .where(oneFinding(connection.tenantId, connection.id, key));
      });
    },
    async snooze(connection, seenAt, days) {
      const { tenantId, id } = connection;
      const until = daysAfter(clock(), days);
      await database.inTenant(tenantId, async (tx) => {
        for (const { key, expiresAt } of await openSince(tx, connection, seenAt)) {
          if (expiresAt !== undefined && expiresAt <= clock()) continue;
          const snoozedUntil = expiresAt !== undefined && expiresAt < until ? expiresAt : until;
          await tx
            .update(findings)
            .set({ snoozedUntil })
            .where(oneFinding(tenantId, id, key));
          await dropWaiting(tx, tenantId, id, key);
        }
      });
    },
  };
}
