import type { Clock } from '../clock';

/** So many calls in so many seconds, for each caller. */
export interface RateLimit {
  /** Counts a call; answers the whole seconds to wait when it is one too many, which is not counted. */
  take(caller: string): number | undefined;
}

export function createRateLimit(
  clock: Clock,
  { calls, seconds }: { calls: number; seconds: number },
): RateLimit {
  const taken = new Map<string, number[]>();
  return {
    take(caller) {
      const now = clock().getTime();
      const recent = (taken.get(caller) ?? []).filter((at) => at > now - 1000 * seconds);
      const [oldest] = recent;
      if (recent.length >= calls && oldest !== undefined) {
        return Math.max(1, Math.ceil((oldest + 1000 * seconds - now) / 1000));
      }
      taken.set(caller, [...recent, now]);
      return undefined;
    },
  };
}
