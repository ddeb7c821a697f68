import { rawAlert } from '../alerts/support/raw-alert';
import { connect } from '../support/connecting';
import { type SandboxProgram, startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { type ChannelUser, type Conversation, textOf, until } from '../support/teams-channel';

let sandbox: SandboxProgram;
let scene: Scene;
let ada: ChannelUser;
let chat: Conversation;

beforeEach(async () => {
  scene = await startScene(startSandboxHere);
  ({ sandbox } = scene);
  ada = sandbox.user('Global Administrator');
  chat = scene.channel.conversation();
}, 60_000);
afterEach(() => scene.stop());

async function setUp(): Promise<void> {
  await connect(chat, ada, 'recommended');
}

async function put(...items: object[]): Promise<void> {
  await sandbox.control('alerts', { items });
}

async function status(): Promise<string> {
  return textOf((await chat.says(ada, 'status')).card);
}

/** The text of a card that `status` gives, once it says this. */
function statusWith(words: string): Promise<string> {
  return until(async () => {
    const text = await status();
    return text.includes(words) ? text : undefined;
  }, `a status with "${words}"`);
}

/** Whether an alert can be asked for. */
async function isThere(id: string): Promise<boolean> {
  return textOf((await chat.says(ada, `alert ${id}`)).card).includes('Suspicious execution');
}

it('says what Microsoft does not give, reads everything else meanwhile, and is well again once it does', async () => {
  await setUp();
  await sandbox.control('unreadable', { ids: ['poison-one'] });
  await put(rawAlert('poison-one', new Date()));
  await statusWith('Microsoft does not give some alerts');
  await put(rawAlert('behind-it', new Date()));
  await until(async () => ((await isThere('behind-it')) ? true : undefined), 'the alert behind it');
  expect(await isThere('poison-one')).toBe(false);
  const text = await status();
  expect(text).toContain('InternalServerError');
  expect(text).toContain('needs you');
  await sandbox.control('unreadable', { ids: [] });
}, 90_000);

it('names a record that cannot be read, with what is wrong with it', async () => {
  await setUp();
  await put(rawAlert('x'.repeat(600), new Date()), rawAlert('beside-it', new Date()));
  const text = await statusWith('A record could not be read');
  expect(text).toContain('xxx');
  expect(text).toContain('not an alert: id');
  expect(text).toContain('connected and healthy');
  expect(await isThere('beside-it')).toBe(true);
}, 60_000);

it('says how far the past has been read while it is', async () => {
  await sandbox.control('faults', {
    path: 'alerts_v2.*lastUpdateDateTime%20lt',
    status: 429,
    retryAfter: 1,
    times: 1000,
  });
  await setUp();
  const text = await statusWith('Past alerts: read back to');
  expect(text).toMatch(/read back to \d+ \w+ \d{4}, \d+ %/);
}, 90_000);
