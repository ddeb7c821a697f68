import { connect } from '../support/connecting';
import { type SandboxProgram, startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import {
  type ChannelUser,
  type Conversation,
  findAction,
  type Posted,
  textOf,
  until,
} from '../support/teams-channel';

const TEST_CALL = '/security/alerts_v2\\?\\$top=1$';

let scene: Scene;
let sandbox: SandboxProgram;
let ada: ChannelUser;
let chat: Conversation;

beforeEach(async () => {
  scene = await startScene(startSandboxHere, { HEALTH_SECONDS: '1' });
  ({ sandbox } = scene);
  ada = sandbox.user('Global Administrator');
  chat = scene.channel.conversation();
}, 60_000);
afterEach(() => scene.stop());

async function connected(filledIn: Record<string, string>): Promise<void> {
  await connect(chat, ada, { capabilities: 'alerts', ...filledIn });
}

async function certificates(): Promise<{ keyId: string; endDateTime: string }[]> {
  const [application] = (await sandbox.state()).applications;
  return (application?.keyCredentials ?? []) as { keyId: string; endDateTime: string }[];
}

async function calls(method: string, path: RegExp): Promise<number> {
  const { requests } = await sandbox.state();
  return requests.filter((one) => one.method === method && path.test(one.path)).length;
}

function notice(words: string): Promise<Posted> {
  return until(
    () => chat.notices().find(({ card }) => textOf(card).includes(words)),
    `a notice of "${words}"`,
  );
}

it('renews what ends by itself where the settings allow it, and disturbs nobody', async () => {
  await connected({ renewal: 'by-itself' });
  const [old] = await certificates();
  const draft = await chat.says(ada, 'settings');
  await chat.clicks(ada, draft, 'setup.settings');
  await sandbox.control('expire', { days: 5 });
  const renewed = await until(async () => {
    const [only, ...others] = await certificates();
    return only?.keyId !== old?.keyId && others.length === 0 ? only : undefined;
  }, 'a new certificate in the place of the old one');
  expect(Date.parse(renewed.endDateTime)).toBeGreaterThan(Date.now() + 360 * 86_400_000);
  await sandbox.control('revoke', { role: 'SecurityAlert.Read.All' });
  await notice('SecurityAlert.Read.All was taken away');
  expect(chat.notices().filter(({ card }) => textOf(card).includes('expires'))).toEqual([]);
  const audit = textOf((await chat.says(ada, 'audit 10')).card);
  expect(audit).toContain('Drawbridge by itself · Add a certificate');
  expect(audit).toContain('Drawbridge by itself · Remove the certificate');
  expect(findAction((await chat.says(ada, 'setup')).card, 'setup.next')).toBeDefined();
}, 60_000);

it('keeps the old one when the new one does not work, takes the new one back, and says why', async () => {
  await connected({ renewal: 'by-itself' });
  const before = await certificates();
  await sandbox.control('faults', { path: TEST_CALL, status: 403, times: 500 });
  await sandbox.control('expire', { days: 5 });
  await notice('It was to be replaced by itself, and the old one was kept: Alerts cannot be read yet.');
  expect((await certificates()).map(({ keyId }) => keyId)).toEqual(before.map(({ keyId }) => keyId));
  const tried = await calls('PATCH', /applications/);
  const probed = await calls('GET', /alerts_v2\?\$top=1$/);
  await until(
    async () => ((await calls('GET', /alerts_v2\?\$top=1$/)) > probed + 2 ? true : undefined),
    'three more checks',
  );
  expect(await calls('PATCH', /applications/)).toBe(tried);
}, 60_000);

it('asks first where the settings do not say otherwise', async () => {
  await connected({});
  const before = await certificates();
  await sandbox.control('expire', { days: 5 });
  await notice('expires in 4 days');
  expect((await certificates()).map(({ keyId }) => keyId)).toEqual(before.map(({ keyId }) => keyId));
}, 60_000);
