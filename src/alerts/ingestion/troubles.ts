import { and, desc, eq, gte } from 'drizzle-orm';
import { z } from 'zod/v4';
import type { Transaction } from '../../store/database';
import { alertRejects } from '../../store/schema/alerts';
import type { Owner, StreamOwner } from '../owner';
import { type Gap, isStuck, readGaps } from './gaps';

/** A record that could not be read, and was put aside. */
export interface Reject {
  /** Its id, where it has one. */
  id: string | undefined;
  problem: string;
  receivedAt: Date;
}

/** What of a connection could not be read. */
export interface IngestionTroubles {
  /** Stretches of time that fail each time they are asked for, by what is read; the oldest first. */
  gaps: Record<StreamOwner['stream'], Gap[]>;
  /** Records that came since the moment given, the newest first. */
  rejects: Reject[];
}

const MOST_REJECTS = 100;
const rawSchema = z.object({ record: z.object({ id: z.string() }) });

export async function readTroubles(tx: Transaction, owner: Owner, since: Date): Promise<IngestionTroubles> {
  const gapsOf = async (stream: StreamOwner['stream']) =>
    (await readGaps(tx, { ...owner, stream })).filter(isStuck);
  const rows = await tx
    .select()
    .from(alertRejects)
    .where(
      and(
        eq(alertRejects.tenantId, owner.tenantId),
        eq(alertRejects.connectionId, owner.connectionId),
        gte(alertRejects.receivedAt, since),
      ),
    )
    .orderBy(desc(alertRejects.receivedAt))
    .limit(MOST_REJECTS);
  return {
    gaps: { alerts: await gapsOf('alerts'), incidents: await gapsOf('incidents') },
    rejects: rows.map(({ raw, problem, receivedAt }) => ({ id: idOf(raw), problem, receivedAt })),
  };
}

function idOf(raw: unknown): string | undefined {
  const parsed = rawSchema.safeParse(raw);
  return parsed.success ? parsed.data.record.id : undefined;
}
