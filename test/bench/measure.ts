/** How long something took, in milliseconds. */
export interface Times {
  median: number;
  p99: number;
}

/** Runs it a few times to warm up, then times each of `rounds` runs. */
export async function timesOf(rounds: number, work: () => Promise<unknown>): Promise<Times> {
  for (let run = 0; run < Math.min(3, rounds); run++) await work();
  const all: number[] = [];
  for (let run = 0; run < rounds; run++) all.push(await durationOf(work));
  return summed(all);
}

export async function durationOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function summed(all: readonly number[]): Times {
  const sorted = [...all].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p99: at(0.99) };
}
