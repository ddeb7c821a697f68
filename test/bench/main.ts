import { runProgram } from '../support/run-program';
import { allStored, arrive, polledSince } from './data/arrivals';
import { type Connected, connected } from './data/connected';
import { measureIngestion } from './ingestion';
import type { Measured } from './programs/program';
import { measureQueries } from './queries';
import { measureSetup } from './setup';
import { measureStart, startEcho } from './start';
import { type Row, tableOf } from './table';
import { measureTurn, measureTurnWhileReading } from './turn';

interface Size {
  /** How many alerts queries are compared at. */
  stored: readonly [number, number];
  /** How many arrive to be read. */
  arriving: number;
  /** How often a query is asked, a turn taken, a bot started. */
  rounds: number;
  turns: number;
  starts: number;
}

const WHOLE: Size = { stored: [100_000, 1_000_000], arriving: 20_000, rounds: 15, turns: 500, starts: 5 };
/** Shows that all of it runs; its ratios say little. */
const SMOKE: Size = { stored: [500, 2_000], arriving: 1_000, rounds: 2, turns: 20, starts: 1 };

/** Measures everything, each beside its baseline in the same run, and prints one table. */
async function main(): Promise<void> {
  const size = process.argv.includes('--smoke') ? SMOKE : WHOLE;
  const rows = [
    ...(await measureSetup()),
    ...(await measureBot(size)),
    ...(await measureQueries(size.stored, size.rounds)),
  ];
  process.stdout.write(`${tableOf(rows)}\n`);
}

async function measureBot({ arriving, turns, starts }: Size): Promise<Row[]> {
  const scene = await connected();
  try {
    const start = await measureStart(scene, starts);
    const echo = await startEcho(scene);
    await arrive(scene, arriving);
    const bot = await scene.startBot();
    await allStored(scene, arriving);
    const meanwhile = arriving / 2;
    await arrive(scene, meanwhile);
    const reading = await measureTurnWhileReading(scene, bot, meanwhile);
    await bot.stop();
    const quiet = await startQuiet(scene);
    const turn = await measureTurn(scene, quiet, echo, turns);
    await Promise.all([echo.stop(), quiet.stop()]);
    return [await measureIngestion(scene, arriving), turn, reading, ...start];
  } finally {
    await scene.stop();
  }
}

/** A bot that has read, and reads nothing more for now: all that has just arrived would be read again by every poll. */
async function startQuiet(scene: Connected): Promise<Measured> {
  const since = new Date();
  const bot = await scene.startBot({ POLL_SECONDS: '3600' });
  await polledSince(scene, since);
  return bot;
}

runProgram(main);
