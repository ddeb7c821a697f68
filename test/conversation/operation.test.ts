import { freePort, startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { type ChannelUser, type Conversation, textOf, until } from '../support/teams-channel';

let scene: Scene;
let ada: ChannelUser;
let chat: Conversation;
let metricsPort: number;

beforeEach(async () => {
  metricsPort = await freePort();
  scene = await startScene(startSandboxHere, { METRICS_PORT: String(metricsPort), TURNS_PER_MINUTE: '8' });
  ada = scene.sandbox.user('Global Administrator');
  chat = scene.channel.conversation();
});
afterEach(() => scene.stop());

async function metrics(): Promise<string> {
  return (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
}

it('counts turns, requests to Microsoft and refusals, without a name in it', async () => {
  await chat.says(ada, 'help');
  const message = await chat.says(ada, 'setup');
  await chat.clicks(ada, message, 'setup.recommended');
  await fetch(`${scene.bot.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"type":5}',
  });
  const text = await metrics();
  expect(text).toMatch(/drawbridge_turn_seconds_count\{kind="said"\} 2/);
  expect(text).toMatch(/drawbridge_turn_seconds_count\{kind="clicked"\} 1/);
  expect(text).toMatch(/drawbridge_microsoft_request_seconds_count\{api="graph",outcome="200"\} [1-9]/);
  expect(text).toMatch(/drawbridge_refused_total\{why="gate"\} 1/);
  expect(text).toContain('process_resident_memory_bytes');
  expect(text).not.toContain(scene.sandbox.tenantId);
  expect(text).not.toContain(ada.name);
  expect((await fetch(`http://127.0.0.1:${metricsPort}/`)).status).toBe(404);
});

it('holds one person to their share, and nobody else', async () => {
  for (let number = 0; number < 8; number++) await chat.says(ada, 'help');
  expect(textOf((await chat.says(ada, 'help')).card)).toContain('One moment');
  const ben = scene.sandbox.user('Security Reader');
  expect(textOf((await chat.says(ben, 'help')).card)).toContain('What you can ask');
  expect(await metrics()).toMatch(/drawbridge_refused_total\{why="rate"\} 1/);
});

it('lets what is under way end when it is stopped', async () => {
  await scene.sandbox.control('faults', { path: '/users/', status: 429, retryAfter: 1, times: 1 });
  const said = chat.says(ada, 'setup');
  await until(
    async () =>
      (await scene.sandbox.state()).requests.some(({ status }) => status === 429) ? true : undefined,
    'the turn to be under way',
  );
  const stopped = scene.bot.stop();
  expect(textOf((await said).card)).toContain('Recommended settings');
  await stopped;
});
