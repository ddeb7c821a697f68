import { change, markFindings, type Notice } from './outbox-rows';
import { isUrgent, type OutboxTools, withNotices } from './outbox-tools';

/** How long nobody could be reached before everybody is tried again. */
const UNREACHED_PAUSE_MS = 3_600_000;
const UNSURE_PAUSE_MS = 30_000;

export async function noteSent(
  rows: readonly Notice[],
  activityId: string,
  tools: OutboxTools,
): Promise<void> {
  const at = tools.clock();
  await withNotices(rows, tools, async (tx) => {
    await change(tx, rows, { state: 'sent', activityId, sentAt: at, problem: null });
    await markFindings(tx, rows, { at });
  });
}

/** It may have been delivered: what is urgent is told again, the rest is left at that. */
export async function noteUnsure(rows: readonly Notice[], why: string, tools: OutboxTools): Promise<void> {
  const at = tools.clock();
  const again = rows.filter(isUrgent);
  const left = rows.filter((row) => !isUrgent(row));
  await withNotices(rows, tools, async (tx) => {
    await change(tx, left, { state: 'unsure', problem: why });
    await markFindings(tx, left, { at });
    const nextAttemptAt = new Date(at.getTime() + UNSURE_PAUSE_MS);
    await change(tx, again, { state: 'waiting', nextAttemptAt, problem: `It may be told twice: ${why}` });
  });
}

/** Nobody could be told: the findings say so, and it is tried again later. */
export async function noteUnreached(rows: readonly Notice[], why: string, tools: OutboxTools): Promise<void> {
  const nextAttemptAt = new Date(tools.clock().getTime() + UNREACHED_PAUSE_MS);
  await withNotices(rows, tools, async (tx) => {
    await change(tx, rows, { state: 'waiting', attempts: 0, nextAttemptAt, problem: why });
    await markFindings(tx, rows, { undelivered: why });
  });
}

export async function postpone(
  rows: readonly Notice[],
  nextAttemptAt: Date,
  problem: string | undefined,
  tools: OutboxTools,
): Promise<void> {
  const set = { state: 'waiting', nextAttemptAt, problem: problem ?? null } as const;
  await withNotices(rows, tools, (tx) => change(tx, rows, set));
}
