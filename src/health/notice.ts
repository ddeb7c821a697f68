import { and, eq } from 'drizzle-orm';
import type { Connection } from '../connection/connection-store';
import type { Transaction } from '../store/database';
import { notices } from '../store/schema/health';
import { EXPIRED } from './expiry';
import { type Finding, type Severity, thresholdOf } from './finding';

/** What is told when a finding is over, or when nobody has taken it. */
export const HEALED = 'healed';
export const ESCALATED = 'escalated';

/** Something that people are to be told, in the outbox. */
export interface NewNotice {
  tenantId: string;
  connectionId: string;
  kind: string;
  subject: string;
  threshold: string;
  findingKey: string;
  urgency: 'urgent' | 'ordinary';
  recipient?: string | undefined;
}

/** Names an occasion to tell of a finding: an expiry is one, whatever is read meanwhile; else each time it comes. */
export function subjectOf({ key, expiresAt }: Pick<Finding, 'key' | 'expiresAt'>, episode: number): string {
  return expiresAt === undefined ? `${key} #${episode}` : `${key} until ${expiresAt.toISOString()}`;
}

/** What is critical or over already is told at night too. */
export function urgencyOf(finding: Pick<Finding, 'severity' | 'threshold'>): NewNotice['urgency'] {
  const urgent = finding.severity === ('critical' satisfies Severity) || thresholdOf(finding) === EXPIRED;
  return urgent ? 'urgent' : 'ordinary';
}

/** Puts a notice in the outbox, once: the same one again changes nothing. */
export async function enqueue(tx: Transaction, notice: NewNotice, now: Date): Promise<void> {
  const row = { ...notice, recipient: notice.recipient ?? null, state: 'waiting' as const };
  await tx
    .insert(notices)
    .values({ ...row, createdAt: now, nextAttemptAt: now })
    .onConflictDoNothing();
}

/**
 * The same, and to the owner in person besides where notices go to a conversation that was chosen: nobody may look there.
 */
export async function enqueueForAll(
  tx: Transaction,
  { notify, createdBy }: Connection,
  notice: NewNotice,
  now: Date,
): Promise<void> {
  await enqueue(tx, notice, now);
  if (notify === undefined) return;
  await enqueue(tx, { ...notice, subject: copyOf(notice.subject), recipient: createdBy }, now);
}

/** Names the owner's copy of a notice. */
export function copyOf(subject: string): string {
  return `${subject} to the owner`;
}

/** Whether it tells the owner what is told elsewhere too. */
export function isCopy({ recipient, threshold }: { recipient: string | null; threshold: string }): boolean {
  return recipient !== null && threshold !== ESCALATED;
}

/** Takes back what waits to be told of a finding: there is nothing to tell any more. */
export async function dropWaiting(
  tx: Transaction,
  tenantId: string,
  connectionId: string,
  findingKey: string,
): Promise<void> {
  await tx
    .update(notices)
    .set({ state: 'dropped' })
    .where(
      and(
        eq(notices.tenantId, tenantId),
        eq(notices.connectionId, connectionId),
        eq(notices.findingKey, findingKey),
        eq(notices.state, 'waiting'),
      ),
    );
}
