import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../../store/database';
import { ingestionState } from '../../store/schema/alerts';
import type { StreamOwner } from '../owner';
import type { Written } from '../write';

/** How far a connection's alerts have been read (see the table for the meaning of each field). */
export interface IngestionState {
  watermark: Date | undefined;
  backfillBefore: Date;
  backfillUntil: Date;
  lastPolledAt: Date | undefined;
  lastSuccessAt: Date | undefined;
  lastError: string | undefined;
  failures: number;
  rereadAt: Date | undefined;
  rereadBefore: Date | undefined;
  rereadUntil: Date | undefined;
  filter: string;
  fresh: number;
  changed: number;
  rejected: number;
}

export async function readState(tx: Transaction, owner: StreamOwner): Promise<IngestionState | undefined> {
  const [row] = await tx.select().from(ingestionState).where(mine(owner));
  if (row === undefined) return undefined;
  return {
    watermark: row.watermark ?? undefined,
    backfillBefore: row.backfillBefore,
    backfillUntil: row.backfillUntil,
    lastPolledAt: row.lastPolledAt ?? undefined,
    lastSuccessAt: row.lastSuccessAt ?? undefined,
    lastError: row.lastError ?? undefined,
    failures: row.failures,
    rereadAt: row.rereadAt ?? undefined,
    rereadBefore: row.rereadBefore ?? undefined,
    rereadUntil: row.rereadUntil ?? undefined,
    filter: row.filter,
    fresh: row.fresh,
    changed: row.changed,
    rejected: row.rejected,
  };
}

/** Makes the state of a connection that has none yet: everything from `until` to `before` is to be read. */
export async function beginState(
  tx: Transaction,
  owner: StreamOwner,
  plan: { before: Date; until: Date; filter: string },
): Promise<void> {
  const row = { ...owner, backfillBefore: plan.before, backfillUntil: plan.until, filter: plan.filter };
  await tx.insert(ingestionState).values(row).onConflictDoNothing();
}

export async function changeState(
  tx: Transaction,
  owner: StreamOwner,
  change: Partial<typeof ingestionState.$inferInsert>,
): Promise<void> {
  await tx.update(ingestionState).set(change).where(mine(owner));
}

export async function countWritten(tx: Transaction, owner: StreamOwner, written: Written): Promise<void> {
  if (written.fresh + written.changed + written.rejected === 0) return;
  const change = {
    fresh: sql`${ingestionState.fresh} + ${written.fresh}`,
    changed: sql`${ingestionState.changed} + ${written.changed}`,
    rejected: sql`${ingestionState.rejected} + ${written.rejected}`,
  };
  await tx.update(ingestionState).set(change).where(mine(owner));
}

function mine({ tenantId, connectionId, stream }: StreamOwner) {
  const { tenantId: tenant, connectionId: connection, stream: name } = ingestionState;
  return and(eq(tenant, tenantId), eq(connection, connectionId), eq(name, stream));
}
