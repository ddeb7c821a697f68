const DAY_MS = 86_400_000;

/** What changed last before this is not kept. */
export function keptSince(now: Date, retentionDays = Infinity): Date {
  return new Date(Math.max(0, now.getTime() - retentionDays * DAY_MS));
}

/** Whether a record is young enough to be kept. Undefined days: for ever. */
export function isKept({ updatedAt }: { updatedAt: Date }, now: Date, retentionDays?: number): boolean {
  return updatedAt >= keptSince(now, retentionDays);
}
