import { randomUUID } from 'node:crypto';
import { type SandboxProgram, startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { asAdministrator, type Portal } from '../support/portal';
import { fieldsOf } from '../support/settings';
import { type ChannelUser, type Conversation, type Posted, textOf, until } from '../support/teams-channel';

let scene: Scene;
let sandbox: SandboxProgram;
let portal: Portal;
let ada: ChannelUser;
let chat: Conversation;
let message: Posted;

beforeEach(async () => {
  scene = await startScene(startSandboxHere);
  ({ sandbox } = scene);
  ada = sandbox.user('Global Administrator');
  portal = await asAdministrator(sandbox, ada);
  chat = scene.channel.conversation();
  message = await chat.says(ada, 'setup');
  await chat.clicks(ada, message, 'setup.manual');
});
afterEach(() => scene.stop());

async function answers(filledIn: Record<string, string> = {}) {
  await chat.clicks(ada, message, 'setup.next', { ...fieldsOf(message.card), ...filledIn });
  return textOf(message.card);
}

it('says what to do in the portal, finds what is left, and connects', async () => {
  expect(await answers({ capabilities: 'alerts,hunting,quarantine' })).toContain(
    'Register the application in the portal',
  );
  expect(textOf(message.card)).toContain('App registrations, select New registration');
  const { appId, id } = await portal.registers('Drawbridge');
  expect(await answers({ clientId: 'nonsense', tenantId: sandbox.tenantId })).toContain('That is no ID');
  expect(await answers({ clientId: id, tenantId: sandbox.tenantId })).toContain('That is its Object ID');
  expect(await answers({ clientId: sandbox.tenantId, tenantId: appId })).toContain(
    'That is the Directory (tenant) ID',
  );
  expect(await answers({ clientId: appId, tenantId: id })).toContain('That is another tenant');
  expect(await answers({ clientId: randomUUID(), tenantId: sandbox.tenantId })).toContain(
    'no application with this ID',
  );
  expect(await answers({ clientId: appId, tenantId: sandbox.tenantId })).toContain('Grant admin consent');
  expect(textOf(message.card)).toContain('ThreatHunting.Read.All');
  expect(await answers()).toContain('Give it a certificate or a secret');
  const { secretText, keyId } = await portal.addsSecret(appId);
  expect(await answers({ secret: keyId })).toContain("That is the secret's ID");
  expect(await answers({ secret: 'not-a-secret-of-it' })).toContain(
    'None of the secrets of this application',
  );
  expect(await answers({ secret: `${secretText.slice(0, 20)}wrong` })).toContain('Entra does not take it');
  expect(await answers({ secret: secretText })).toContain('Organization ID');
  for (let step = 0; step < 4; step++) await answers();
  expect(textOf(message.card)).toMatch(/\d+ things are left/);
  expect(textOf(message.card)).toContain('Allow ThreatHunting.Read.All on Microsoft Graph');
  expect(textOf(message.card)).toContain('Roles & admins › Security Reader');
  await chat.clicks(ada, message, 'plan.view');
  expect(textOf(message.card)).toContain('nothing has been changed yet');
  await chat.clicks(ada, message, 'plan.approve');
  await until(
    () => (textOf(message.card).includes('so far') ? true : undefined),
    'the connection to be saved',
  );
  expect((await sandbox.state()).applications).toHaveLength(1);
  expect(JSON.stringify(scene.channel.posted)).not.toContain(secretText);
  expect(scene.bot.printed()).not.toContain(secretText);
  const goodbye = await chat.says(ada, 'disconnect');
  await chat.clicks(ada, goodbye, 'setup.disconnect');
  await chat.clicks(ada, goodbye, 'plan.approve');
  await until(() => (textOf(goodbye.card).includes('is disconnected') ? true : undefined), 'the end');
  expect((await sandbox.state()).applications).toHaveLength(1);
}, 90_000);

it('says a secret again nowhere that was typed into the chat, and takes no notice of it', async () => {
  const { appId } = await portal.registers('Drawbridge');
  const { secretText } = await portal.addsSecret(appId);
  for (const said of [secretText, `setup ${secretText}`, `setpu ${secretText}`, 'a1b2c3d4e5f6a1b2c3d4e5f6zz'])
    expect(textOf((await chat.says(ada, said)).card)).toMatch(/looks like a secret|does not know that word/);
  const told = JSON.stringify(scene.channel.posted).toLowerCase();
  expect(told).not.toContain(secretText.toLowerCase());
  expect(told).not.toContain('a1b2c3d4e5f6');
  expect(scene.bot.printed()).not.toContain(secretText);
});

it('is told of an expired secret', async () => {
  await answers({ capabilities: 'alerts' });
  const { appId } = await portal.registers('Drawbridge');
  const { secretText } = await portal.addsSecret(appId);
  await answers({ clientId: appId, tenantId: sandbox.tenantId });
  await answers();
  await sandbox.control('expire', { days: -1 });
  expect(await answers({ secret: secretText })).toContain('This secret expired on');
});
