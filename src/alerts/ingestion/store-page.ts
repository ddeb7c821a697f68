import type { Written } from '../write';
import { ownerOf, type Reading } from './reading';
import { changeState, countWritten } from './state';

/** How far the reading has come once a window is read. */
export interface Progress {
  watermark?: Date;
  backfillBefore?: Date;
  rereadBefore?: Date;
}

/**
 * Stores a page of records in one transaction, with what they bring about and how far the reading has come by them.
 *
 * @param progress given what was written and the newest lastUpdateDateTime on the page, in milliseconds
 */
export async function storePage(
  items: readonly unknown[],
  reading: Reading,
  progress: (written: Written, newest: number) => Progress | undefined,
): Promise<void> {
  const owner = ownerOf(reading);
  const { tools, sum } = reading;
  const { tenantId, connectionId } = owner;
  const written = await tools.database.inTenant(tenantId, async (tx) => {
    let newest = 0;
    const seen = (updatedAt: Date) => {
      newest = Math.max(newest, updatedAt.getTime());
    };
    const keeper = { tenantId, connectionId };
    const counts = await tools.stream.write(tx, keeper, items, tools.clock(), seen, reading.past);
    const come = progress(counts, newest);
    if (come !== undefined) await changeState(tx, owner, come);
    await countWritten(tx, owner, counts);
    return counts;
  });
  sum.fresh += written.fresh;
  sum.changed += written.changed;
  sum.rejected += written.rejected;
  await tools.statistics.stored(owner.stream, written.fresh);
}
