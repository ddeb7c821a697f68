import type { Connected } from './data/connected';
import { summed } from './measure';
import { compiledEcho } from './programs/compiled-echo';
import { type Measured, startMeasured } from './programs/program';
import { atMost, type Row } from './table';

const SLOWER = 1.3;
const SETTLING_MS = 3_000;

/** The time to the first answer and the memory, of the bot and of one with the same packages that does nothing. */
export async function measureStart(scene: Connected, starts: number): Promise<Row[]> {
  const [ours, bare] = [
    await startsOf(scene.startBot, starts),
    await startsOf(() => startEcho(scene), starts),
  ];
  const seconds = (time: number) => `${(time / 1000).toFixed(2)} s`;
  const size = (memory: number) => `${Math.round(memory)} MiB`;
  return [
    {
      name: 'start, until it answers',
      ...{ ours: seconds(ours.time), baseline: `bare bot ${seconds(bare.time)}` },
      ...atMost(SLOWER, ours.time / bare.time),
    },
    {
      name: 'memory after the start',
      ...{ ours: size(ours.memory), baseline: `bare bot ${size(bare.memory)}` },
      ...atMost(SLOWER, ours.memory / bare.memory),
    },
  ];
}

export async function startEcho({ app }: Connected): Promise<Measured> {
  return startMeasured(await compiledEcho(), app);
}

async function startsOf(
  start: () => Promise<Measured>,
  starts: number,
): Promise<{ time: number; memory: number }> {
  const all: { time: number; memory: number }[] = [];
  for (let run = 0; run < starts; run++) {
    const bot = await start();
    await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
    all.push({ time: bot.startedAfter, memory: await bot.memory() });
    await bot.stop();
  }
  return {
    time: summed(all.map(({ time }) => time)).median,
    memory: summed(all.map(({ memory }) => memory)).median,
  };
}
