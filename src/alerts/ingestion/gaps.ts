import { and, asc, desc, eq, gt, lt, lte } from 'drizzle-orm';
import type { Transaction } from '../../store/database';
import { ingestionGaps } from '../../store/schema/ingestion-gaps';
import type { StreamOwner } from '../owner';
import type { Window } from './time-window';

/** A stretch of time that Graph does not give: passed over, and tried again until it does. */
export interface Gap {
  from: Date;
  to: Date;
  since: Date;
  /** How often all of it has been tried since it could not be made shorter. */
  tries: number;
  nextTryAt: Date;
  error: string;
}

const MINUTE_MS = 60_000;
const LONGEST_PAUSE_MS = 6 * 60 * MINUTE_MS;

/** Every gap of a stream, the oldest stretch first. */
export async function readGaps(tx: Transaction, owner: StreamOwner): Promise<Gap[]> {
  return tx.select().from(ingestionGaps).where(mine(owner)).orderBy(asc(ingestionGaps.from));
}

/** The gap to be tried next: of those whose time has come the newest stretch. */
export async function dueGap(tx: Transaction, owner: StreamOwner, now: Date): Promise<Gap | undefined> {
  const due = and(mine(owner), lte(ingestionGaps.nextTryAt, now));
  const [gap] = await tx.select().from(ingestionGaps).where(due).orderBy(desc(ingestionGaps.from)).limit(1);
  return gap;
}

/** Keeps a gap. One that begins at the same moment has its place taken. */
export async function keepGap(tx: Transaction, owner: StreamOwner, gap: Gap): Promise<void> {
  const { tenantId, connectionId, stream, from } = ingestionGaps;
  await tx
    .insert(ingestionGaps)
    .values({ ...owner, ...gap })
    .onConflictDoUpdate({ target: [tenantId, connectionId, stream, from], set: gap });
}

export async function closeGap(tx: Transaction, owner: StreamOwner, { from }: Gap): Promise<void> {
  await tx.delete(ingestionGaps).where(and(mine(owner), eq(ingestionGaps.from, from)));
}

/** Lets all of them be tried now. */
export async function hurryGaps(tx: Transaction, owner: StreamOwner, now: Date): Promise<void> {
  const late = and(mine(owner), gt(ingestionGaps.nextTryAt, now));
  await tx.update(ingestionGaps).set({ nextTryAt: now }).where(late);
}

/** Forgets those that are over before a moment: what lies in them is not to be kept any more. */
export async function forgetGaps(tx: Transaction, owner: StreamOwner, before: Date): Promise<void> {
  await tx.delete(ingestionGaps).where(and(mine(owner), lt(ingestionGaps.to, before)));
}

/** The parts of a window that no gap covers, in order; the gaps as `readGaps` gives them. */
export function outside(window: Window, gaps: readonly Pick<Gap, 'from' | 'to'>[]): Window[] {
  const parts: Window[] = [];
  let { from } = window;
  for (const gap of gaps) {
    if (gap.to <= from || (window.to !== undefined && gap.from >= window.to)) continue;
    if (gap.from > from) parts.push({ from, to: gap.from });
    from = gap.to;
  }
  if (window.to === undefined || from < window.to) parts.push({ from, to: window.to });
  return parts;
}

/** A gap that has been tried once more in vain: at first after a minute, then less and less often. */
export function triedAgain(gap: Gap, now: Date, error: string): Gap {
  const pause = Math.min(MINUTE_MS * 2 ** gap.tries, LONGEST_PAUSE_MS);
  return { ...gap, tries: gap.tries + 1, nextTryAt: new Date(now.getTime() + pause), error };
}

/** Whether it has been tried as it is, and cannot be made shorter. */
export function isStuck({ tries }: Gap): boolean {
  return tries > 0;
}

function mine({ tenantId, connectionId, stream }: StreamOwner) {
  const { tenantId: tenant, connectionId: connection, stream: name } = ingestionGaps;
  return and(eq(tenant, tenantId), eq(connection, connectionId), eq(name, stream));
}
