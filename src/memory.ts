import type { Clock } from './clock';

/** What has been looked up, for a while. */
export interface Memory<T> {
  /** What is remembered, or what `lookUp` finds. */
  recall(key: string, lookUp: () => Promise<T>): Promise<T>;
  /** What `lookUp` finds now, remembered from here on. */
  renew(key: string, lookUp: () => Promise<T>): Promise<T>;
}

/** Remembers for `milliseconds`. A look-up that fails is not remembered. */
export function createMemory<T>(milliseconds: number, clock: Clock): Memory<T> {
  const kept = new Map<string, { value: T; at: number }>();
  const isFresh = ({ at }: { at: number }) => clock().getTime() - at < milliseconds;

  async function renew(key: string, lookUp: () => Promise<T>): Promise<T> {
    const value = await lookUp();
    for (const [old, entry] of kept) if (!isFresh(entry)) kept.delete(old);
    kept.set(key, { value, at: clock().getTime() });
    return value;
  }

  return {
    renew,
    async recall(key, lookUp) {
      const entry = kept.get(key);
      return entry !== undefined && isFresh(entry) ? entry.value : renew(key, lookUp);
    },
  };
}
