import { randomUUID } from 'node:crypto';
import { commands } from '../../src/teams/commands';
import { anyQuery } from '../alerts/support/queries';
import { pick, seededRandom } from '../alerts/support/random';
import { score, size } from '../scoreboard/score';
import type { Scene } from '../support/scene';
import type { ChannelUser, Conversation } from '../support/teams-channel';
import { footprint, settled } from './support/footprint';
import { mutated } from './support/mutate';
import { CANARY, startGuardedTenant } from './support/guarded-tenant';
import type { Button } from './support/tour';

const REQUESTS = size(50_000, 400);
const AT_ONCE = 20;
/** Of an administrator's and a reader's requests nothing is asked but that they are answered. */
const BY_THE_RIGHT_PEOPLE = 0.2;

let scene: Scene;
let chat: Conversation;
let ada: ChannelUser;
let buttons: Button[];

beforeAll(async () => {
  ({ scene, chat, ada, buttons } = await startGuardedTenant('alerts,incidents,directory,hunting,triage'));
}, 180_000);
afterAll(() => scene.stop());

/** An activity of somebody with parts of it, or of what it carries, made odd. */
function activityOf(who: ChannelUser, random: () => number): unknown {
  const base = chat.activity(who, random() < 0.5 ? 'message' : 'invoke');
  const { name, examples } = pick(random, commands);
  const text = pick(random, [...examples, `${name} ${anyQuery(random)}`, anyQuery(random)]);
  const { verb, data } = pick(random, buttons);
  const action = { type: 'Action.Execute', verb, data: random() < 0.3 ? data : mutated(data, random) };
  const invoke = { ...base, name: 'adaptiveCard/action', value: { action, trigger: 'manual' } };
  const whole = base['type'] === 'invoke' ? invoke : { ...base, text };
  return random() < 0.5 ? whole : withinReach(mutated(whole, random));
}

/** In the sandbox any port of this machine may be answered at: one where nobody listens would tell of nothing. */
function withinReach(activity: unknown): unknown {
  const { serviceUrl } = { ...(activity as { serviceUrl?: unknown }) };
  const local = typeof serviceUrl === 'string' && /127\.0\.0\.1|localhost/.test(serviceUrl);
  return local ? { ...(activity as object), serviceUrl: scene.channel.url } : activity;
}

interface Answered {
  status: number;
  text: string;
}

/** Sends it as it is, however odd: what JSON cannot hold is left out by it. */
async function send(activity: unknown): Promise<Answered> {
  const response = await fetch(`${scene.bot.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity ?? null),
  });
  return { status: response.status, text: await response.text() };
}

/** @returns how many were answered as a fault of the bot's own, and what was said to them */
async function fuzz(count: number, people: readonly ChannelUser[], random: () => number) {
  let faults = 0;
  const told: string[] = [];
  const said = scene.channel.posted.length;
  for (let sent = 0; sent < count; sent += AT_ONCE) {
    const activities = Array.from({ length: AT_ONCE }, () => activityOf(pick(random, people), random));
    const answers = await Promise.all(activities.map(send));
    for (const [index, { status, text }] of answers.entries()) {
      // An invoke of a name that the bot does not know is answered with 501, as the protocol wants it.
      if (status >= 500 && status !== 501) {
        faults++;
        process.stdout.write(`${status} to ${JSON.stringify(activities[index]).slice(0, 400)}\n`);
      }
      if (text.includes(CANARY)) told.push(text);
    }
  }
  const posted = scene.channel.posted.slice(said).map((one) => JSON.stringify(one));
  return { faults, told: [...told, ...posted.filter((one) => one.includes(CANARY))] };
}

it(`answers ${REQUESTS} fuzzed activities, and does nothing for the wrong people`, async () => {
  const random = seededRandom(Date.now() % 2 ** 31);
  const { sandbox } = scene;
  const stranger = { aadObjectId: randomUUID(), name: ada.name };
  const before = await settled(scene);
  const wrong = await fuzz(
    REQUESTS * (1 - BY_THE_RIGHT_PEOPLE),
    [sandbox.user(), sandbox.guest(), stranger],
    random,
  );
  const after = await footprint(scene);
  expect(wrong.told).toEqual([]);
  expect(after).toEqual(before);
  const right = await fuzz(REQUESTS * BY_THE_RIGHT_PEOPLE, [ada, sandbox.user('Security Reader')], random);
  expect((await fetch(`${scene.bot.url}/readyz`)).status).toBe(200);
  score(
    3,
    { 'answers of 5xx': wrong.faults + right.faults, 'unauthorised effects': 0 },
    `${REQUESTS} activities`,
  );
}, 3_000_000);
