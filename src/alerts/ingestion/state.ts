import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../../store/database';
import { ingestionState } from '../../store/schema/alerts';
import type { Owner } from '../write';

/** How far a connection's alerts have been read (see the table for the meaning of each field). */
export interface IngestionState {
  watermark: Date | undefined;
  backfillBefore: Date;
  backfillUntil: Date;
  lastPolledAt: Date | undefined;
  lastSuccessAt: Date | undefined;
  lastError: string | undefined;
}

export async function readState(tx: Transaction, owner: Owner): Promise<IngestionState | undefined> {
  const [row] = await tx.select().from(ingestionState).where(mine(owner));
  if (row === undefined) return undefined;
  return {
    watermark: row.watermark ?? undefined,
    backfillBefore: row.backfillBefore,
    backfillUntil: row.backfillUntil,
    lastPolledAt: row.lastPolledAt ?? undefined,
    lastSuccessAt: row.lastSuccessAt ?? undefined,
    lastError: row.lastError ?? undefined,
  };
}

/** Makes the state of a connection that has none yet: everything from `until` to `before` is to be read. */
export async function beginState(tx: Transaction, owner: Owner, before: Date, until: Date): Promise<void> {
  const row = { ...owner, backfillBefore: before, backfillUntil: until };
  await tx.insert(ingestionState).values(row).onConflictDoNothing();
}

export async function changeState(
  tx: Transaction,
  owner: Owner,
  change: Partial<typeof ingestionState.$inferInsert>,
) {
  await tx.update(ingestionState).set(change).where(mine(owner));
}

function mine({ tenantId, connectionId }: Owner) {
  return and(eq(ingestionState.tenantId, tenantId), eq(ingestionState.connectionId, connectionId));
}
