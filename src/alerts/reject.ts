import { createHash } from 'node:crypto';
import type { Transaction } from '../store/database';
import { alertRejects } from '../store/schema/alerts';
import { storable } from './clean';
import type { Owner } from './owner';

const LONGEST_KEPT = 1_000_000;

/**
 * Puts a record that is no alert aside, with the reason, so that it blocks nothing and can be looked into.
 *
 * @returns 1, or 0 when it lies there already
 */
export async function reject(
  tx: Transaction,
  owner: Owner,
  record: unknown,
  problem: string,
  receivedAt: Date,
): Promise<number> {
  const text = JSON.stringify(storable(record) ?? null);
  const digest = createHash('sha256').update(text).digest('hex');
  const raw =
    text.length <= LONGEST_KEPT
      ? { record: JSON.parse(text) as unknown }
      : { beginning: text.slice(0, LONGEST_KEPT).toWellFormed() };
  const row = { ...owner, digest, problem: problem.toWellFormed(), raw, receivedAt };
  const kept = await tx
    .insert(alertRejects)
    .values(row)
    .onConflictDoNothing()
    .returning({ digest: alertRejects.digest });
  return kept.length;
}
