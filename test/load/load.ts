import { arrive, storedOf } from '../bench/data/arrivals';
import { type Connected, connected } from '../bench/data/connected';
import { summed } from '../bench/measure';
import { score } from '../scoreboard/score';
import { runProgram } from '../support/run-program';
import type { ChannelUser } from '../support/teams-channel';
import { clicking, type Request, saying, timeOf } from './asking';

const PEOPLE = 100;
const TURNS_EACH = 10;
/** How many alerts arrive meanwhile, so that the bot reads for as long as it is asked. */
const ARRIVING = 20_000;
const LIST = /of [\d,]+|No alerts/;
const ALERTS = saying('alerts', LIST);
const SAID: readonly Request[] = [
  ALERTS,
  saying('alerts severity:high since:24h', LIST),
  saying('alerts powershell', LIST),
  saying('help', /What you can ask/),
  saying('incidents', /incident/i),
  saying('summary 7d', /days/),
];
/** A click is acknowledged by its answer, or by the card that says it is being worked on. */
const ACKNOWLEDGED = /of [\d,]+|No alerts|Working on it/;
const CLICKED: readonly Request[] = [
  clicking('alerts.refine', { query: 'severity:high' }, ACKNOWLEDGED),
  clicking('alerts.show', {}, ACKNOWLEDGED),
];

/**
 * A thousand turns of a hundred people who all ask at once, each of them again as soon as there is an answer; a third are
 * clicks. Meanwhile the bot reads as fast as it can.
 */
async function main(): Promise<void> {
  const scene = await connected();
  try {
    const people = await scene.sandbox.addMembers(PEOPLE, 'Security Reader');
    const bot = await scene.startBot();
    const token = await scene.channel.token();
    // Whom nobody has seen yet is looked up in the tenant first: once in fifteen minutes, not a thousand times at once.
    for (const one of people) await timeOf(ALERTS, one, bot.url, token, scene);
    // Teams keeps its connections to a bot; a hundred new ones at once would be what is measured (Node takes one at a time).
    await Promise.all(people.map((one) => timeOf(ALERTS, one, bot.url, token, scene)));
    await arrive(scene, ARRIVING);
    const before = await storedOf(scene, ARRIVING);
    const { said, clicked, dropped, seconds } = await storm(people, bot.url, token, scene);
    const read = (await storedOf(scene, ARRIVING)) - before;
    await bot.stop();
    const figures = {
      'p99 of answers': Math.round(summed(said).p99),
      'p99 of acknowledged clicks': Math.round(summed(clicked).p99),
      dropped,
    };
    const of =
      `${said.length} answers (p50 ${Math.round(summed(said).median)} ms), ${clicked.length} clicks ` +
      `(p50 ${Math.round(summed(clicked).median)} ms) of ${PEOPLE} people in ${seconds.toFixed(1)} s, ${read} alerts read meanwhile`;
    process.stdout.write(`${of}: ${JSON.stringify(figures)}\n`);
    score(21, figures, of);
  } finally {
    await scene.stop();
  }
}

async function storm(people: readonly ChannelUser[], url: string, token: string, scene: Connected) {
  const said: number[] = [];
  const clicked: number[] = [];
  let dropped = 0;
  const begun = performance.now();
  const ask = async (by: ChannelUser, turn: number) => {
    const clicks = turn % 3 === 0;
    const all = clicks ? CLICKED : SAID;
    const request = all[turn % all.length];
    if (request === undefined) return;
    const taken = await timeOf(request, by, url, token, scene);
    if (taken === undefined) dropped++;
    else (clicks ? clicked : said).push(taken);
  };
  await Promise.all(
    people.map(async (by, index) => {
      for (let turn = 0; turn < TURNS_EACH; turn++) await ask(by, index + turn);
    }),
  );
  return { said, clicked, dropped, seconds: (performance.now() - begun) / 1000 };
}

runProgram(main);
