import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Transaction } from '../store/database';
import { findings, notices } from '../store/schema/health';
import type { Place } from './courier';
import { ESCALATED } from './notice';

export type Notice = typeof notices.$inferSelect;

/** The connections of which something is to be told now, in any tenant. */
export async function connectionsDue(
  tx: Transaction,
  now: Date,
): Promise<{ tenantId: string; connectionId: string }[]> {
  return tx
    .selectDistinct({ tenantId: notices.tenantId, connectionId: notices.connectionId })
    .from(notices)
    .where(and(inArray(notices.state, ['waiting', 'sending']), lte(notices.nextAttemptAt, now)));
}

/** What is to be told of a connection now; `sending` rows are of a sender that has died. */
export function dueNotices(
  tx: Transaction,
  tenantId: string,
  connectionId: string,
  now: Date,
): Promise<Notice[]> {
  return tx
    .select()
    .from(notices)
    .where(
      and(
        ofConnection(tenantId, connectionId),
        inArray(notices.state, ['waiting', 'sending']),
        lte(notices.nextAttemptAt, now),
      ),
    )
    .orderBy(asc(notices.createdAt));
}

/** The newest message about a connection in a conversation, and when it was sent. */
export async function lastPlace(
  tx: Transaction,
  tenantId: string,
  connectionId: string,
  conversationId: string,
): Promise<(Place & { sentAt: Date }) | undefined> {
  const [row] = await tx
    .select({ activityId: notices.activityId, sentAt: notices.sentAt })
    .from(notices)
    .where(
      and(
        ofConnection(tenantId, connectionId),
        eq(notices.state, 'sent'),
        eq(notices.conversationId, conversationId),
        isNotNull(notices.activityId),
      ),
    )
    .orderBy(desc(notices.sentAt))
    .limit(1);
  if (row?.activityId === undefined || row.activityId === null || row.sentAt === null) return undefined;
  return { conversationId, activityId: row.activityId, sentAt: row.sentAt };
}

/** What was told of a connection in these conversations to whoever its notices go to. */
export function toldIn(
  tx: Transaction,
  tenantId: string,
  connectionId: string,
  conversationIds: string[],
): Promise<Pick<Notice, 'subject' | 'threshold'>[]> {
  return tx
    .select({ subject: notices.subject, threshold: notices.threshold })
    .from(notices)
    .where(
      and(
        ofConnection(tenantId, connectionId),
        eq(notices.state, 'sent'),
        isNull(notices.recipient),
        inArray(notices.conversationId, conversationIds),
      ),
    );
}

/** The keys of the findings that a message told of. */
export async function keysToldIn(
  tx: Transaction,
  tenantId: string,
  connectionId: string,
  activityId: string,
): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ key: notices.findingKey })
    .from(notices)
    .where(and(ofConnection(tenantId, connectionId), eq(notices.activityId, activityId)));
  return rows.map(({ key }) => key);
}

/** Changes these notices together. */
export async function change(
  tx: Transaction,
  rows: readonly Notice[],
  set: Partial<typeof notices.$inferInsert>,
): Promise<void> {
  for (const row of rows) await tx.update(notices).set(set).where(oneNotice(row));
}

/** Notes that they are about to be sent: whoever finds them so later knows that they may have been. */
export async function markSending(
  tx: Transaction,
  rows: readonly Notice[],
  conversationId: string,
): Promise<void> {
  for (const row of rows)
    await tx
      .update(notices)
      .set({ state: 'sending', conversationId, attempts: sql`${notices.attempts} + 1` })
      .where(oneNotice(row));
}

/** Notes when people were first told of the findings, or why they could not be. */
export async function markFindings(
  tx: Transaction,
  rows: readonly Notice[],
  told: { at: Date } | { undelivered: string },
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const set =
    'at' in told
      ? { toldAt: sql`coalesce(${findings.toldAt}, ${told.at.toISOString()})`, undelivered: null }
      : { undelivered: told.undelivered };
  const keys = rows.filter(({ threshold }) => threshold !== ESCALATED).map(({ findingKey }) => findingKey);
  if (keys.length === 0) return;
  await tx
    .update(findings)
    .set(set)
    .where(
      and(
        eq(findings.tenantId, first.tenantId),
        eq(findings.connectionId, first.connectionId),
        inArray(findings.key, keys),
      ),
    );
}

function ofConnection(tenantId: string, connectionId: string) {
  return and(eq(notices.tenantId, tenantId), eq(notices.connectionId, connectionId));
}

function oneNotice({ tenantId, connectionId, kind, subject, threshold }: Notice) {
  return and(
    ofConnection(tenantId, connectionId),
    eq(notices.kind, kind),
    eq(notices.subject, subject),
    eq(notices.threshold, threshold),
  );
}
