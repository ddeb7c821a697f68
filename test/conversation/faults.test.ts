import { setUpEnded } from '../support/connecting';
import { walkSettings } from '../support/settings';
import { type SandboxProgram, startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import type { TeamsChannel } from '../support/teams-channel';
import { type ChannelUser, type Conversation, textOf, until } from '../support/teams-channel';
import { score } from '../scoreboard/score';

let sandbox: SandboxProgram;
let channel: TeamsChannel;
let scene: Scene;
let ada: ChannelUser;
let chat: Conversation;

beforeEach(async () => {
  scene = await startScene(startSandboxHere);
  ({ sandbox, channel } = scene);
  ada = sandbox.user('Global Administrator');
  chat = channel.conversation();
});
afterEach(() => scene.stop());

/** Sets up with the recommended settings, and gives the card's text when it has come to its end. */
async function setUp(): Promise<string> {
  const message = await chat.says(ada, 'setup');
  await chat.clicks(ada, message, 'setup.recommended');
  await chat.clicks(ada, message, 'plan.approve');
  return until(() => {
    const text = textOf(message.card);
    return /so far|is not connected yet|was not changed as planned/.test(text) ? text : undefined;
  }, 'the setup to end');
}

async function expectOneOfEach(): Promise<void> {
  const { applications, servicePrincipals, appRoleAssignments } = await sandbox.state();
  expect(applications).toHaveLength(1);
  expect(applications[0]?.keyCredentials).toHaveLength(1);
  const ours = servicePrincipals.filter(({ appId }) => appId === applications[0]?.appId);
  expect(ours).toHaveLength(1);
  const grants = appRoleAssignments.filter(({ principalId }) => principalId === ours[0]?.id);
  expect(new Set(grants.map(({ appRoleId }) => appRoleId)).size).toBe(5);
  expect(grants).toHaveLength(5);
}

it('makes nothing twice when every change is carried out and answered with 504', async () => {
  for (const path of ['applications\\(', 'servicePrincipals$', 'appRoleAssignments$']) {
    await sandbox.control('faults', { path, method: 'POST', status: 504, afterCommit: true, times: 1 });
    await sandbox.control('faults', { path, method: 'PATCH', status: 504, afterCommit: true, times: 1 });
  }
  let text = await setUp();
  for (let tries = 0; tries < 6 && !text.includes('so far'); tries++) {
    const message = await chat.says(ada, 'setup');
    await chat.clicks(ada, message, 'plan.approve');
    text = await until(() => {
      const now = textOf(message.card);
      return /so far|is not connected yet|was not changed as planned/.test(now) ? now : undefined;
    }, 'the setup to end');
  }
  expect(text).toContain('so far');
  await expectOneOfEach();
  score(9, { duplicates: 0 }, 'every kind of POST and PATCH of the setup');
}, 120_000);

it('waits as long as it is told when it is throttled', async () => {
  await sandbox.control('faults', { path: 'appRoleAssignments', status: 429, retryAfter: 1, times: 2 });
  expect(await setUp()).toContain('so far');
  await expectOneOfEach();
}, 60_000);

it('waits out propagation that flaps', async () => {
  await sandbox.control('propagation', { minSeconds: 0.2, maxSeconds: 1, flap: 0.3 });
  expect(await setUp()).toContain('so far');
  await expectOneOfEach();
}, 60_000);

it('says what is missing when a permission is taken away, and mends just that', async () => {
  await setUp();
  await sandbox.control('revoke', { role: 'SecurityAlert.Read.All' });
  expect(textOf((await chat.says(ada, 'permissions')).card)).toContain('4 of 5 permissions granted');
  expect(textOf((await chat.says(ada, 'status')).card)).toMatch(/SecurityAlert\.Read\.All (was taken|waits)/);
  const message = await chat.says(ada, 'setup');
  expect(textOf(message.card)).toContain('1 change');
  await chat.clicks(ada, message, 'plan.approve');
  await until(
    () => (textOf(message.card).includes('so far') ? true : undefined),
    'the permission to be back',
  );
  await expectOneOfEach();
}, 60_000);

it('uses a client secret where that is chosen, and keeps one', async () => {
  const message = await chat.says(ada, 'setup');
  await walkSettings(chat, ada, message, {
    capabilities: 'alerts,directory',
    kind: 'client-secret',
    lifetimeDays: '90',
  });
  expect(textOf(message.card)).toContain('Add a client secret');
  await chat.clicks(ada, message, 'plan.approve');
  await setUpEnded(message);
  const { applications } = await sandbox.state();
  expect(applications[0]?.passwordCredentials).toHaveLength(1);
  expect(applications[0]?.keyCredentials).toHaveLength(0);
}, 60_000);
