import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { arrive } from '../bench/data/arrivals';
import { type Connected, connected } from '../bench/data/connected';
import { score } from '../scoreboard/score';
import { runProgram } from '../support/run-program';
import type { ChannelUser } from '../support/teams-channel';
import { clicking, type Request, saying, timeOf } from './asking';

/** What is loaded and compiled once is there by then. */
const WARM_UP_MINUTES = Number(process.env['SOAK_WARM_UP_MINUTES'] ?? '10');
const MINUTES = Number(process.env['SOAK_MINUTES'] ?? '60');
const PEOPLE = 20;
const ASK_EVERY_MS = 250;
const ARRIVE_EVERY_MS = 60_000;
const ARRIVING = 200;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const ANY = /AdaptiveCard/;
const REQUESTS: readonly Request[] = [
  ...[
    'alerts',
    'alerts severity:high',
    'alerts powershell',
    'incidents',
    'summary 7d',
    'status',
    'help',
    'watches',
  ],
  ...[
    'user ava',
    'device lap-01',
    'no such command',
    'alerts nosuchfield:x',
    'audit 5',
    'hunts',
    'alert 4711',
  ],
].map((text) => saying(text, ANY));
const CLICKS: readonly Request[] = [clicking('alerts.refine', { query: 'severity:high' }, ANY)];

interface Sample {
  atMs: number;
  heapMb: number;
}

/**
 * Uses the bot as a small SOC would, a few things a second and alerts that come in, and watches the memory that it holds
 * when it has just collected what it can (collect.js sees to that: what a heap holds at any other time is mostly what
 * nobody has collected yet).
 */
async function main(): Promise<void> {
  const scene = await connected();
  try {
    const people = await scene.sandbox.addMembers(PEOPLE, 'Security Reader');
    const home = await mkdtemp(path.join(tmpdir(), 'drawbridge-soak-'));
    const file = path.join(home, 'samples');
    const bot = await scene.startBot({
      ...{ HEALTH_SECONDS: '30', POLL_SECONDS: '5', SOAK_SAMPLES: file },
      NODE_OPTIONS: `--require ${path.join(__dirname, 'collect.js')}`,
    });
    const warm = Date.now() + WARM_UP_MINUTES * MINUTE_MS;
    const end = warm + MINUTES * MINUTE_MS;
    const { turns, failed } = await use(people, bot.url, scene, () => Date.now() < end);
    await bot.stop();
    const after = samplesIn(await readFile(file, 'utf8')).filter(({ atMs }) => atMs > warm);
    await rm(home, { recursive: true });
    const slope = Math.round(slopeOf(after) * 100) / 100;
    const of = `${turns} turns in ${WARM_UP_MINUTES + MINUTES} min, ${failed} without an answer, ${Math.round(after.at(-1)?.heapMb ?? 0)} MB at the end`;
    process.stdout.write(`${of}: ${slope} MB/h\n`);
    score(24, { slope }, of);
  } finally {
    await scene.stop();
  }
}

async function use(
  people: readonly ChannelUser[],
  url: string,
  scene: Connected,
  goOn: () => boolean,
): Promise<{ turns: number; failed: number }> {
  let [turns, failed, arrivals] = [0, 0, 0];
  const began = performance.now();
  let token = await scene.channel.token();
  while (goOn()) {
    if (turns % 1_000 === 0) token = await scene.channel.token();
    if (performance.now() - began > arrivals * ARRIVE_EVERY_MS) await arrive(scene, ARRIVING + arrivals++);
    const all = turns % 5 === 0 ? CLICKS : REQUESTS;
    const [request, by] = [all[turns % all.length], people[turns % people.length]];
    if (request !== undefined && by !== undefined)
      if ((await timeOf(request, by, url, token, scene)) === undefined) failed++;
    turns++;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  return { turns, failed };
}

function samplesIn(text: string): Sample[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' ').map(Number))
    .map(([atMs = NaN, bytes = NaN]) => ({ atMs, heapMb: bytes / (1024 * 1024) }));
}

/** By how many MB an hour the samples grow, by least squares. */
function slopeOf(samples: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number) =>
    samples.reduce((sum, one) => sum + of(one), 0) / samples.length;
  const [x, y] = [mean(({ atMs }) => atMs), mean(({ heapMb }) => heapMb)];
  const rise = samples.reduce((sum, { atMs, heapMb }) => sum + (atMs - x) * (heapMb - y), 0);
  const run = samples.reduce((sum, { atMs }) => sum + (atMs - x) ** 2, 0);
  return (rise / run) * HOUR_MS;
}

runProgram(main);
