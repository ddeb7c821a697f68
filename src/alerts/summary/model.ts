export const BREAKDOWNS = ['severity', 'source', 'user', 'device'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/** A number of now, and the same of the period before. */
export interface Compared {
  now: number;
  before: number;
}

/** What happened in a number of days, today's the last, beside the same length of time before them. */
export interface Summary {
  /** From when on alerts were read, where that leaves out some of the time before: there is nothing to compare with then. */
  readFrom: Date | undefined;
  total: Compared;
  bySeverity: ReadonlyMap<string, Compared>;
  /** Each day (UTC) from the first on. */
  days: { day: Date; bySeverity: ReadonlyMap<string, number>; before: number }[];
  /** By what was asked for, the most first. */
  breakdown: { name: string; count: Compared }[];
  /** Mean seconds from an alert to its resolution, of those resolved in each period; undefined where none was. */
  secondsToResolve: { now: number | undefined; before: number | undefined };
  /** Alerts that are not resolved, however old, by age in days: at most this many, the last without an end. */
  open: { upToDays: number | undefined; count: number }[];
}
