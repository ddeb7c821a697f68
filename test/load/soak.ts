import path from 'node:path';
import { arrive } from '../bench/data/arrivals';
import { type Connected, connected } from '../bench/data/connected';
import { score } from '../scoreboard/score';
import { runProgram } from '../support/run-program';
import { type ChannelUser, until } from '../support/teams-channel';
import { clicking, type Request, saying, timeOf } from './asking';

/** What is loaded and compiled once is there by then. */
const WARM_UP_MINUTES = Number(process.env['SOAK_WARM_UP_MINUTES'] ?? '10');
const MINUTES = Number(process.env['SOAK_MINUTES'] ?? '60');
const PEOPLE = 20;
const SAMPLE_MS = 10_000;
const ASK_EVERY_MS = 250;
const ARRIVE_EVERY_MS = 60_000;
const ARRIVING = 200;
const HOUR_MS = 3_600_000;

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
 * after it has collected what it can (collect.js sees to that: left alone, a heap that has room is seldom collected).
 */
async function main(): Promise<void> {
  const scene = await connected();
  try {
    const people = await scene.sandbox.addMembers(PEOPLE, 'Security Reader');
    const metricsPort = '19464';
    const bot = await scene.startBot({
      ...{ METRICS_PORT: metricsPort, HEALTH_SECONDS: '30', POLL_SECONDS: '5' },
      NODE_OPTIONS: `--require ${path.join(__dirname, 'collect.js')}`,
    });
    const samples: Sample[] = [];
    const begun = performance.now();
    const now = () => performance.now() - begun;
    const end = (WARM_UP_MINUTES + MINUTES) * 60_000;
    const asked = use(people, bot.url, scene, () => now() < end);
    while (now() < end) {
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
      samples.push({ atMs: now(), heapMb: await heapOf(metricsPort) });
    }
    const { turns, failed } = await asked;
    await bot.stop();
    const after = samples.filter(({ atMs }) => atMs > WARM_UP_MINUTES * 60_000);
    const slope = Math.round(slopeOf(floorsOf(after)) * 100) / 100;
    const of = `${turns} turns in ${MINUTES} min, ${failed} without an answer, ${Math.round(after.at(-1)?.heapMb ?? 0)} MB at the end`;
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

/** What the heap holds, from the bot's own metrics. */
async function heapOf(port: string): Promise<number> {
  const text = await until(
    () => fetch(`http://127.0.0.1:${port}/metrics`).then((answer) => answer.text()),
    'the metrics',
  );
  return Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(text)?.[1]) / (1024 * 1024);
}

/** The least of each two minutes: what is left when the rest has been collected. */
function floorsOf(samples: readonly Sample[]): Sample[] {
  const floors = new Map<number, Sample>();
  for (const sample of samples) {
    const part = Math.floor(sample.atMs / 120_000);
    const least = floors.get(part);
    if (least === undefined || sample.heapMb < least.heapMb) floors.set(part, sample);
  }
  return [...floors.values()];
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
