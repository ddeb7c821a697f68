import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod/v4';
import { canonical } from '../audit/chain';
import type { Connection } from '../connection/connection-store';
import { DAY_MS } from '../connection/dates';
import type { Transaction } from '../store/database';
import { findings, healthChecks } from '../store/schema/health';
import { type Finding, thresholdOf } from './finding';
import {
  dropWaiting,
  enqueue,
  enqueueForAll,
  ESCALATED,
  HEALED,
  type NewNotice,
  subjectOf,
  urgencyOf,
} from './notice';
import { oneFinding, readFindings, type StoredFinding } from './stored-finding';

/** What a check makes of its facts. */
export interface Sighting {
  found: readonly Finding[];
  /** The kinds that the facts told about: what is open of another kind stays so. */
  told: ReadonlySet<string>;
  /** The permissions to remember as granted; undefined: they are not known. */
  granted: readonly string[] | undefined;
}

const grantedSchema = z.array(z.string());

/**
 * Brings what is known of a connection up to what was seen, and writes what is to be told of it into the outbox, in
 * the transaction given. One check at a time; one that is older than the last changes nothing.
 *
 * @param see makes findings of the facts, given the permissions that were granted before
 */
export async function reconcile(
  tx: Transaction,
  connection: Connection,
  now: Date,
  see: (grantedBefore: ReadonlySet<string>) => Sighting,
): Promise<void> {
  const { tenantId, id } = connection;
  const before = await begin(tx, connection, now);
  if (before === undefined) return;
  const { found, told, granted = before } = see(new Set(before));
  if (canonical(granted) !== canonical(before))
    await tx.update(healthChecks).set({ granted }).where(checkOf(tenantId, id));
  const known = new Map((await readFindings(tx, tenantId, id, 'all')).map((one) => [one.key, one]));
  for (const finding of found) await note(tx, connection, finding, known.get(finding.key), now);
  const keys = new Set(found.map(({ key }) => key));
  for (const stored of known.values()) {
    const open = stored.healedAt === undefined;
    if (open && told.has(stored.kind) && !keys.has(stored.key)) await heal(tx, connection, stored, now);
    else if (open) await escalate(tx, connection, stored, now);
  }
}

/**
 * Notes the check, and holds off others of this connection until the transaction ends.
 *
 * @returns the permissions that were granted before; undefined: a later check has been here already
 */
async function begin(
  tx: Transaction,
  { tenantId, id: connectionId }: Connection,
  now: Date,
): Promise<string[] | undefined> {
  const [row] = await tx
    .insert(healthChecks)
    .values({ tenantId, connectionId, checkedAt: now, granted: [] })
    .onConflictDoUpdate({
      target: [healthChecks.tenantId, healthChecks.connectionId],
      set: { checkedAt: sql`greatest(${healthChecks.checkedAt}, excluded.checked_at)` },
    })
    .returning();
  return row === undefined || row.checkedAt > now ? undefined : grantedSchema.parse(row.granted);
}

/** Notes a finding, and what is to be told of it now, if anything. */
async function note(
  tx: Transaction,
  connection: Connection,
  finding: Finding,
  before: StoredFinding | undefined,
  now: Date,
): Promise<void> {
  const anew = before === undefined || before.healedAt !== undefined;
  const episode = anew ? (before?.episode ?? 0) + 1 : before.episode;
  const announcement = announcementOf(finding, anew ? undefined : before, now);
  if (!anew && announcement === undefined && isSame(finding, before)) return;
  const { tenantId, id: connectionId } = connection;
  const { key, kind, severity, title, meaning, remedy, said, fix, expiresAt } = finding;
  const row = {
    ...{ tenantId, connectionId, key, kind, severity, title, meaning, remedy, episode },
    said: said ?? null,
    fix: fix ?? null,
    expiresAt: expiresAt ?? null,
    healedAt: null,
    ...(announcement !== undefined && { announced: thresholdOf(finding), snoozedUntil: null }),
    // Whoever silenced it has a day again to take it before the approvers are told.
    ...(announcement !== undefined && isSnoozed(before) && { toldAt: now }),
    ...(anew && { openedAt: now, takenBy: null, takenByName: null, snoozedUntil: null, escalatedAt: null }),
    // An expiry is told once even if the credential was out of sight for a while.
    ...(anew && expiresAt === undefined && { toldAt: null }),
  };
  await tx
    .insert(findings)
    .values({ openedAt: now, ...row })
    .onConflictDoUpdate({ target: [findings.tenantId, findings.connectionId, findings.key], set: row });
  if (announcement === undefined) return;
  const notice = noticeOf(connection, finding, subjectOf(finding, episode), announcement);
  await enqueueForAll(tx, connection, notice, now);
}

/** What is to be announced of a finding: a threshold that was not before, or that a snooze is over. */
function announcementOf(finding: Finding, before: StoredFinding | undefined, now: Date): string | undefined {
  const threshold = thresholdOf(finding);
  if (before === undefined) return threshold;
  const { snoozedUntil, announced } = before;
  const worsened = finding.severity === 'critical' && before.severity !== 'critical';
  if (snoozedUntil !== undefined && snoozedUntil > now && !worsened) return undefined;
  if (threshold !== announced) return threshold;
  return snoozedUntil === undefined ? undefined : `${threshold} after ${snoozedUntil.toISOString()}`;
}

function isSnoozed(before: StoredFinding | undefined): boolean {
  return before?.toldAt !== undefined && before.snoozedUntil !== undefined;
}

function isSame(finding: Finding, before: StoredFinding): boolean {
  const names = ['kind', 'severity', 'title', 'meaning', 'remedy'] as const;
  const sameEnd = finding.expiresAt?.getTime() === before.expiresAt?.getTime();
  const sameFix = canonical(finding.fix ?? null) === canonical(before.fix ?? null);
  const sameWords = canonical(finding.said ?? null) === canonical(before.said ?? null);
  return sameEnd && sameFix && sameWords && names.every((name) => finding[name] === before[name]);
}

/** Closes a finding; aloud, if somebody was told of it. */
async function heal(
  tx: Transaction,
  connection: Connection,
  stored: StoredFinding,
  now: Date,
): Promise<void> {
  const { tenantId, id } = connection;
  await tx
    .update(findings)
    .set({ healedAt: now, undelivered: null, snoozedUntil: null })
    .where(oneFinding(tenantId, id, stored.key));
  await dropWaiting(tx, tenantId, id, stored.key);
  if (stored.toldAt === undefined) return;
  const notice = noticeOf(connection, stored, `${stored.key} #${stored.episode}`, HEALED);
  await enqueueForAll(tx, connection, { ...notice, urgency: 'ordinary' }, now);
}

/** Tells the approvers of what nobody has taken within a day of being told. */
async function escalate(
  tx: Transaction,
  connection: Connection,
  stored: StoredFinding,
  now: Date,
): Promise<void> {
  const { toldAt, takenBy, snoozedUntil, escalatedAt, severity } = stored;
  const left = takenBy !== undefined || snoozedUntil !== undefined || escalatedAt !== undefined;
  if (left || toldAt === undefined || severity === 'note') return;
  if (now.getTime() - toldAt.getTime() < DAY_MS) return;
  const { tenantId, id } = connection;
  await tx
    .update(findings)
    .set({ escalatedAt: now })
    .where(oneFinding(tenantId, id, stored.key));
  const approvers = connection.desired.people.approvers.filter((one) => one.id !== connection.createdBy);
  const recipients = approvers.length === 0 ? [undefined] : approvers.map((one) => one.id);
  for (const recipient of recipients) {
    const subject = [stored.key, `#${stored.episode}`, ...(recipient === undefined ? [] : [recipient])];
    await enqueue(tx, { ...noticeOf(connection, stored, subject.join(' '), ESCALATED), recipient }, now);
  }
}

function noticeOf(
  { tenantId, id: connectionId }: Connection,
  finding: Pick<Finding, 'key' | 'kind' | 'severity' | 'threshold'>,
  subject: string,
  threshold: string,
): NewNotice {
  const { key: findingKey, kind } = finding;
  return { tenantId, connectionId, kind, subject, threshold, findingKey, urgency: urgencyOf(finding) };
}

function checkOf(tenantId: string, connectionId: string) {
  return and(eq(healthChecks.tenantId, tenantId), eq(healthChecks.connectionId, connectionId));
}
