import { storedOf } from './data/arrivals';
import type { Connected } from './data/connected';
import type { Measured } from './programs/program';
import { atMost, milliseconds, type Row } from './table';
import { turnTimes } from './turns';

const SLOWER = 2;
const LONGEST_P99_MS = 150;
const LOOK_EVERY = 20;
const LIST = /1–7 of [\d,]+/;

/** A turn of `alerts` against one of a bare echo bot. */
export async function measureTurn(
  scene: Connected,
  bot: Measured,
  echo: Measured,
  turns: number,
): Promise<Row> {
  const goOn = (done: number) => done < turns;
  const bare = await turnTimes(echo.url, 'alerts', scene, /alerts/, goOn);
  const ours = await turnTimes(bot.url, 'alerts', scene, LIST, goOn);
  return {
    name: 'a turn of alerts, p50',
    ...{ ours: milliseconds(ours.median), baseline: `echo bot ${milliseconds(bare.median)}` },
    ...atMost(SLOWER, ours.median / bare.median),
  };
}

/** The same while the bot reads an arrival of alerts as fast as it can: until it has read it all. */
export async function measureTurnWhileReading(scene: Connected, bot: Measured, count: number): Promise<Row> {
  const goOn = async (done: number) =>
    done % LOOK_EVERY !== 0 || done === 0 || (await storedOf(scene, count)) < count;
  const { p99, median } = await turnTimes(bot.url, 'alerts', scene, LIST, goOn);
  return {
    name: 'a turn of alerts while reading at full speed, p99',
    ...{ ours: milliseconds(p99), baseline: `p50 ${milliseconds(median)}` },
    ...{ ratio: p99 / median, aim: `p99 < ${LONGEST_P99_MS} ms`, met: p99 < LONGEST_P99_MS },
  };
}
