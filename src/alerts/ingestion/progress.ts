import type { IngestionState } from './state';

/** How far the past has been read. */
export interface BackfillProgress {
  backTo: Date;
  /** Of the whole past that is wanted, from 0 to 1. */
  share: number;
}

/** Undefined: all of it has been. */
export function backfillProgress(
  { backfillBefore, backfillUntil }: Pick<IngestionState, 'backfillBefore' | 'backfillUntil'>,
  now: Date,
): BackfillProgress | undefined {
  if (backfillBefore <= backfillUntil) return undefined;
  const whole = now.getTime() - backfillUntil.getTime();
  const read = Math.max(0, now.getTime() - backfillBefore.getTime());
  return { backTo: backfillBefore, share: read / whole };
}
