import type { Clock } from '../clock';

const A_MINUTE_MS = 60_000;
const MOST = 2_000;

/** What look-ups have fetched within the last minute, or are fetching now. */
export interface Recent {
  /** The answer of `read` under this key, fetched once a minute; a fetch that fails is made again. */
  recall<T>(key: string, read: () => Promise<T>): Promise<T>;
}

/** Unlike a memory (src/memory.ts) it shares what is still under way. */
export function createRecent(clock: Clock): Recent {
  const kept = new Map<string, { at: number; value: Promise<unknown> }>();

  function makeRoom(now: number): void {
    for (const [key, { at }] of kept) {
      if (now - at < A_MINUTE_MS && kept.size < MOST) return;
      kept.delete(key);
    }
  }

  return {
    recall<T>(key: string, read: () => Promise<T>): Promise<T> {
      const now = clock().getTime();
      const entry = kept.get(key);
      // One key stands for one reading, whose type it was put in with.
      if (entry !== undefined && now - entry.at < A_MINUTE_MS) return entry.value as Promise<T>;
      const value = read();
      kept.delete(key);
      makeRoom(now);
      kept.set(key, { at: now, value });
      value.catch(() => {
        if (kept.get(key)?.value === value) kept.delete(key);
      });
      return value;
    },
  };
}
