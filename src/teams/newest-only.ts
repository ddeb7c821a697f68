/**
 * Does one piece of work after another for each key. What came while one was done takes the place of what came before it:
 * those in between are left out, the last one never is. Whoever wants to know of a failure looks for it in the work.
 */
export function newestOnly<T>(work: (piece: T) => Promise<void>): (key: string, piece: T) => void {
  const waiting = new Map<string, T>();
  const busy = new Set<string>();

  async function workOff(key: string): Promise<void> {
    for (let piece = waiting.get(key); piece !== undefined; piece = waiting.get(key)) {
      waiting.delete(key);
      await work(piece).catch(() => undefined);
    }
  }

  return (key, piece) => {
    waiting.set(key, piece);
    if (busy.has(key)) return;
    busy.add(key);
    void workOff(key).finally(() => busy.delete(key));
  };
}
