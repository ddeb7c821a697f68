import { randomUUID } from 'node:crypto';
import { score } from '../scoreboard/score';
import { setUpEnded } from '../support/connecting';
import { query } from '../support/postgres';
import { startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { walkSettings } from '../support/settings';
import {
  type ChannelUser,
  type Conversation,
  findAction,
  type Posted,
  textOf,
} from '../support/teams-channel';

const CLICKS = 100;

let scene: Scene;
let ada: ChannelUser;
let chat: Conversation;

beforeEach(async () => {
  scene = await startScene(startSandboxHere);
  ada = scene.sandbox.user('Global Administrator');
  chat = scene.channel.conversation('groupChat');
});
afterEach(() => scene.stop());

/** A plan as it was posted, whatever becomes of its message. */
async function proposed(settings: Record<string, string> = { capabilities: 'alerts' }): Promise<Posted> {
  const message = await chat.says(ada, 'setup');
  await walkSettings(chat, ada, message, settings);
  expect(findAction(message.card, 'plan.approve')).toBeDefined();
  return structuredClone(message);
}

const approves = async (who: ChannelUser, plan: Posted, where = chat) =>
  textOf((await where.clicks(who, structuredClone(plan), 'plan.approve')).card);

/** How many plans have been set going. */
const executions = () =>
  countOf("approvals where state not in ('pending', 'rejected', 'superseded', 'expired')");

/** How often a click has set one going. */
const begun = () => countOf("audit_entries where action = 'plan.approved'");

async function countOf(rows: string): Promise<number> {
  const [row] = (await query(scene.databaseUrl, `select count(*)::int as n from ${rows}`)) as { n: number }[];
  return row?.n ?? -1;
}

it(`is carried out once, of ${CLICKS} clicks at once`, async () => {
  const message = await chat.says(ada, 'setup');
  await walkSettings(chat, ada, message, { capabilities: 'alerts' });
  const plan = structuredClone(message);
  const clicks = Array.from({ length: CLICKS }, () => approves(ada, plan));
  await Promise.all(clicks);
  await setUpEnded(message);
  const { applications } = await scene.sandbox.state();
  expect(applications).toHaveLength(1);
  expect(applications[0]?.keyCredentials).toHaveLength(1);
  score(4, { executions: await begun() }, `${CLICKS} clicks`);
}, 90_000);

it('is carried out for nobody but who may decide it, while it is open, where it was shown', async () => {
  const executed: string[] = [];
  let tried = 0;
  const attempt = async (kind: string, work: () => Promise<unknown>) => {
    tried++;
    await work();
    const { applications } = await scene.sandbox.state();
    if (applications.length > 0 || (await executions()) > 0) executed.push(kind);
  };
  const guest = scene.sandbox.guest();
  const ben = { aadObjectId: scene.sandbox.users[1]?.aadObjectId ?? '', name: 'Ben Okafor' };
  const first = await proposed();
  await attempt('a guest', () => approves(guest, first));
  await attempt('an ordinary member', () => approves(scene.sandbox.user(), first));
  await attempt('a reader', () => approves(scene.sandbox.user('Security Reader'), first));
  await attempt('an account of elsewhere', () => approves({ ...ada, aadObjectId: randomUUID() }, first));
  await attempt('another administrator', () => approves(ben, first));
  await attempt('another conversation', () => approves(ada, first, scene.channel.conversation()));
  await attempt('another card', () => approves(ada, { ...first, id: randomUUID() }));
  const second = await proposed();
  await attempt('superseded', () => approves(ada, first));
  await query(scene.databaseUrl, "update approvals set expires_at = now() - interval '1 second'");
  await attempt('expired', () => approves(ada, second));
  const third = await proposed();
  await chat.clicks(ada, structuredClone(third), 'plan.reject');
  await attempt('rejected, and replayed', () => approves(ada, third));
  const two = await proposed({ capabilities: 'alerts', approvals: 'two' });
  await attempt('one of two', () => approves(ada, two));
  await attempt('the same one again', () => approves(ada, two));
  expect(executed).toEqual([]);

  const other = await approves(ben, two);
  expect(other).not.toContain('is for');
  expect(await executions()).toBe(1);
  score(5, { executed: executed.length }, `${tried} attempts, each of another kind`);
}, 90_000);
