import { randomUUID } from 'node:crypto';
import { startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { TeamsChannel, textOf, until } from '../support/teams-channel';

let scene: Scene;
let other: TeamsChannel;

beforeAll(async () => {
  scene = await startScene(startSandboxHere, { ALLOWED_TENANTS: '*' });
  other = new TeamsChannel({ botUrl: scene.bot.url, tenantId: randomUUID() });
  await other.start();
});
afterAll(async () => {
  await other.stop();
  await scene.stop();
});

it('serves another tenant, and shows it nothing of the first', async () => {
  const ada = scene.sandbox.user('Global Administrator');
  const chat = scene.channel.conversation();
  const message = await chat.says(ada, 'setup');
  await chat.clicks(ada, message, 'setup.recommended');
  const stolen = { ...message, card: structuredClone(message.card) };
  const theirs = other.conversation();
  for (const said of ['setup', 'alerts', 'audit']) {
    const text = textOf((await theirs.says(ada, said)).card);
    expect(text).toContain('Entra does not know this tenant');
    expect(text).not.toContain('Contoso');
  }
  const { status, card } = await theirs.clicks(ada, stolen, 'plan.approve');
  expect(status).toBe(200);
  expect(textOf(card)).not.toContain('Contoso');
  expect((await scene.sandbox.state()).applications).toEqual([]);
  await chat.clicks(ada, message, 'plan.approve');
  await until(
    () => (textOf(message.card).includes('so far') ? true : undefined),
    'the first tenant to be connected',
  );
  expect(textOf((await theirs.says(ada, 'alerts')).card)).not.toContain('so far');
}, 60_000);
