/** Until when an API asked not to be called, each part of it by itself. */
export interface HoldOff {
  /** For how many seconds calls of this path's part are still to wait; 0: for none. */
  secondsLeft(path: string): number;
  /** Its part has asked for so many seconds, in a Retry-After. */
  note(path: string, seconds: number): void;
}

/** @param now milliseconds since 1970 */
export function createHoldOff(now: () => number = Date.now): HoldOff {
  const until = new Map<string, number>();
  return {
    secondsLeft: (path) => Math.max(0, ((until.get(partOf(path)) ?? 0) - now()) / 1000),
    note(path, seconds) {
      const part = partOf(path);
      until.set(part, Math.max(until.get(part) ?? 0, now() + seconds * 1000));
    },
  };
}

/**
 * Limits are a service's: what `/security` has enough of, `/users` may still take. A few parts are all there are.
 * Source: learn.microsoft.com/graph/throttling-limits.
 */
function partOf(path: string): string {
  return /^\/[a-z$]*/i.exec(path)?.[0] ?? '';
}
