import type { Attempt } from './retry';

/** Told of every request that was sent, each attempt by itself. */
export type Meter = (api: string, outcome: string, seconds: number) => void;

/** Sends, and tells the meter how long it took and with which status it ended. */
export async function metered(api: string, meter: Meter, send: () => Promise<Attempt>): Promise<Attempt> {
  const begun = performance.now();
  const tell = (outcome: string) => {
    meter(api, outcome, (performance.now() - begun) / 1000);
  };
  try {
    const answer = await send();
    tell(String(answer.status));
    return answer;
  } catch (error) {
    tell('broken');
    throw error;
  }
}
