import { and, asc, desc, eq, lt, sql } from 'drizzle-orm';
import type { Clock } from '../clock';
import type { Database, Transaction } from '../store/database';
import { lockKey } from '../store/locks';
import { auditEntries, auditHeads } from '../store/schema/audit';
import { SealBroken, type Sealer } from '../vault/seal';
import { canonical, entryHash, GENESIS } from './chain';

/** The actor of what the bot does by itself. */
export const BOT_ACTOR = 'drawbridge';

/** One thing somebody did or decided. Nothing in it is secret: names, ids and requests, never keys. */
export interface AuditEvent {
  /** The aadObjectId of the person, or BOT_ACTOR for the bot itself. */
  actor: string;
  /** `area.action`, such as `plan.approved`. */
  action: string;
  subject: string;
  detail: Record<string, unknown>;
}

/** An event as it stands in the record. */
export interface AuditEntry extends Omit<AuditEvent, 'detail'> {
  /** 1, 2, 3 … within the tenant. */
  number: number;
  at: Date;
}

/** All of an entry, with what chains it to the one before. */
export interface WholeEntry extends AuditEntry {
  detail: unknown;
  previousHash: string;
  hash: string;
}

export interface Audit {
  /** Appends an entry, committed when this resolves. Whoever has an effect in mind awaits it first. */
  record(tenantId: string, event: AuditEvent): Promise<void>;
  /** The newest entries, the newest first, and how many there are. */
  newest(tenantId: string, count: number): Promise<{ entries: AuditEntry[]; total: number }>;
  /** All that is in the record now, the newest first, read as it is asked for. */
  each(tenantId: string): AsyncGenerator<WholeEntry, void>;
  /** The number of the first entry that does not fit the chain; undefined when all do. */
  firstBroken(tenantId: string): Promise<number | undefined>;
}

const STRETCH = 500;

/** The append-only, hash-chained record of a tenant; its end is sealed. */
export function createAudit(database: Database, clock: Clock, sealer: Sealer): Audit {
  return {
    record: (tenantId, event) =>
      database.inTenant(tenantId, (tx) => append(tx, tenantId, event, clock(), sealer)),
    newest: (tenantId, count) =>
      database.inTenant(tenantId, async (tx) => {
        const entries = await tx
          .select()
          .from(auditEntries)
          .where(eq(auditEntries.tenantId, tenantId))
          .orderBy(desc(auditEntries.number))
          .limit(count);
        return { entries, total: entries[0]?.number ?? 0 };
      }),
    async *each(tenantId) {
      let part = await database.inTenant(tenantId, (tx) => stretch(tx, tenantId, undefined));
      for (let last = part.at(-1); last !== undefined; last = part.at(-1)) {
        yield* part;
        const { number } = last;
        part = await database.inTenant(tenantId, (tx) => stretch(tx, tenantId, number));
      }
    },
    firstBroken: (tenantId) => database.inTenant(tenantId, (tx) => firstBroken(tx, tenantId, sealer)),
  };
}

async function append(
  tx: Transaction,
  tenantId: string,
  event: AuditEvent,
  at: Date,
  sealer: Sealer,
): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockKey(`audit:${tenantId}`)})`);
  const mine = eq(auditEntries.tenantId, tenantId);
  const [last] = await tx.select().from(auditEntries).where(mine).orderBy(desc(auditEntries.number)).limit(1);
  const detail: unknown = JSON.parse(canonical(event.detail));
  const entry = { ...event, detail, at, number: (last?.number ?? 0) + 1 };
  const previousHash = last?.hash ?? GENESIS;
  const hash = entryHash(previousHash, entry);
  await tx.insert(auditEntries).values({ ...entry, tenantId, previousHash, hash });
  const sealed = sealer.seal(headOf({ number: entry.number, hash }), placeOf(tenantId));
  // A head that is gone does not come back by itself: then somebody has taken it away.
  if (last === undefined) await tx.insert(auditHeads).values({ tenantId, sealed });
  else await tx.update(auditHeads).set({ sealed }).where(eq(auditHeads.tenantId, tenantId));
}

function headOf({ number, hash }: Pick<WholeEntry, 'number' | 'hash'>): string {
  return `${number} ${hash}`;
}

function placeOf(tenantId: string): string {
  return `audit:${tenantId}`;
}

/** Some hundred entries before one, the newest first. */
function stretch(tx: Transaction, tenantId: string, before: number | undefined): Promise<WholeEntry[]> {
  const earlier = before === undefined ? undefined : lt(auditEntries.number, before);
  return tx
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.tenantId, tenantId), earlier))
    .orderBy(desc(auditEntries.number))
    .limit(STRETCH);
}

async function firstBroken(tx: Transaction, tenantId: string, sealer: Sealer): Promise<number | undefined> {
  const entries = await tx
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.tenantId, tenantId))
    .orderBy(asc(auditEntries.number));
  let previousHash = GENESIS;
  for (const [index, entry] of entries.entries()) {
    const fits = entry.number === index + 1 && entry.previousHash === previousHash;
    if (!fits || entry.hash !== entryHash(previousHash, entry)) return index + 1;
    previousHash = entry.hash;
  }
  const last = entries.at(-1);
  const head = await sealedHead(tx, tenantId, sealer);
  return head === (last && headOf(last)) ? undefined : entries.length + 1;
}

/** What the record has to end with; something else than that when the seal is broken. */
async function sealedHead(tx: Transaction, tenantId: string, sealer: Sealer): Promise<string | undefined> {
  const [head] = await tx.select().from(auditHeads).where(eq(auditHeads.tenantId, tenantId));
  if (head === undefined) return undefined;
  try {
    return sealer.open(head.sealed, placeOf(tenantId));
  } catch (error) {
    if (error instanceof SealBroken) return 'broken';
    throw error;
  }
}
