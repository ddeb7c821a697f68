import { randomUUID } from 'node:crypto';
import { READER_ROLES } from '../../src/connection/people/directory-roles';
import { startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { walkSettings } from '../support/settings';
import { type ChannelUser, TeamsChannel, textOf, until } from '../support/teams-channel';

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

it('shows somebody who may read one connection nothing of another', async () => {
  const ada = scene.sandbox.user('Global Administrator');
  const reader = scene.sandbox.user('Security Reader');
  const chat = scene.channel.conversation('channel');
  const second = await chat.says(ada, 'setup Fleet');
  const [administrators] = READER_ROLES.filter(({ name }) => name === 'Global Administrator');
  await walkSettings(chat, ada, second, {
    ...{ capabilities: 'alerts', services: 'microsoftDefenderForEndpoint' },
    readerRoles: administrators?.templateId ?? '',
  });
  await chat.clicks(ada, second, 'plan.approve');
  await until(
    () => (textOf(second.card).includes('so far') ? true : undefined),
    'the second to be connected',
  );
  const counted = async (who: ChannelUser) => {
    const text = textOf((await chat.says(who, 'alerts source:endpoint')).card);
    return text.includes('still being read') ? undefined : Number(/of (\d+)/.exec(text)?.[1]);
  };
  const [one, both] = await until(async () => {
    const [seen, all] = [await counted(reader), await counted(ada)];
    return seen !== undefined && all !== undefined && all > seen ? [seen, all] : undefined;
  }, 'all of them to be read');
  expect(both).toBe(2 * one);
  const status = textOf((await chat.says(reader, 'status')).card);
  expect(status).toContain('Drawbridge');
  expect(status).not.toContain('Fleet');
  expect(textOf((await chat.says(reader, 'status Fleet')).card)).not.toContain('Fleet is');
  expect(textOf((await chat.says(ada, 'status')).card)).toContain('Fleet');
}, 90_000);
