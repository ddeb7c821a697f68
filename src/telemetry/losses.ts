const PAUSE_MS = 10 * 60_000;

/** Told how much is lost since the last time, and why. */
export type TellLosses = (lost: number, why: string) => void;

/** Counts what could not be exported; the first loss is told at once, further ones together, every ten minutes at most. */
export function createLosses(tell: TellLosses, now: () => number): TellLosses {
  let lost = 0;
  let toldAt = -Infinity;
  return (count, why) => {
    lost += count;
    if (now() - toldAt < PAUSE_MS) return;
    toldAt = now();
    tell(lost, why);
    lost = 0;
  };
}
