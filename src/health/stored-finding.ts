import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '../store/database';
import { findings } from '../store/schema/health';
import { type Finding, saidSchema } from './finding';
import { fixSchema } from './fix';

/** A finding as it is kept from one check to the next. */
export interface StoredFinding extends Omit<Finding, 'threshold'> {
  connectionId: string;
  /** The threshold that was announced last. */
  announced: string | undefined;
  /** How often it has been found anew. */
  episode: number;
  openedAt: Date;
  /** When somebody was first told of it since then. */
  toldAt: Date | undefined;
  healedAt: Date | undefined;
  takenBy: { id: string; name: string } | undefined;
  snoozedUntil: Date | undefined;
  escalatedAt: Date | undefined;
  /** Why nobody could be told of it. */
  undelivered: string | undefined;
}

/** The findings of a connection that are open, or all it ever had. */
export async function readFindings(
  tx: Transaction,
  tenantId: string,
  connectionId: string,
  which: 'open' | 'all',
): Promise<StoredFinding[]> {
  const mine = and(eq(findings.tenantId, tenantId), eq(findings.connectionId, connectionId));
  const rows = await tx
    .select()
    .from(findings)
    .where(which === 'open' ? and(mine, isNull(findings.healedAt)) : mine)
    .orderBy(asc(findings.openedAt), asc(findings.key));
  return rows.map(toStored);
}

function toStored(row: typeof findings.$inferSelect): StoredFinding {
  const { takenBy, takenByName } = row;
  return {
    connectionId: row.connectionId,
    key: row.key,
    kind: row.kind,
    severity: row.severity,
    title: row.title,
    meaning: row.meaning,
    remedy: row.remedy,
    said: saidSchema.nullish().catch(undefined).parse(row.said) ?? undefined,
    fix: fixSchema.nullish().catch(undefined).parse(row.fix) ?? undefined,
    expiresAt: row.expiresAt ?? undefined,
    announced: row.announced ?? undefined,
    episode: row.episode,
    openedAt: row.openedAt,
    toldAt: row.toldAt ?? undefined,
    healedAt: row.healedAt ?? undefined,
    takenBy: takenBy === null ? undefined : { id: takenBy, name: takenByName ?? 'Someone' },
    snoozedUntil: row.snoozedUntil ?? undefined,
    escalatedAt: row.escalatedAt ?? undefined,
    undelivered: row.undelivered ?? undefined,
  };
}

export function oneFinding(tenantId: string, connectionId: string, key: string) {
  return and(eq(findings.tenantId, tenantId), eq(findings.connectionId, connectionId), eq(findings.key, key));
}
