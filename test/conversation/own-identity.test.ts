import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generateCertificate } from '../../src/connection/certificate';
import { type SandboxProgram, startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { walkSettings } from '../support/settings';
import { type Conversation, type Posted, textOf, until } from '../support/teams-channel';

let scene: Scene;
let chat: Conversation;
afterEach(() => scene.stop());

async function start(environment: (sandbox: SandboxProgram) => Promise<Record<string, string>>) {
  scene = await startScene(startSandboxHere, environment);
  chat = scene.channel.conversation();
}

/** A certificate in a file, known to the bot's application. */
async function byCertificate(sandbox: SandboxProgram): Promise<Record<string, string>> {
  const { certificate, privateKey } = await generateCertificate('Bot', 90, new Date());
  const where = path.join(sandbox.home, 'bot.pem');
  await writeFile(where, `${certificate}\n${privateKey}\n`, { mode: 0o600 });
  await sandbox.control('bot-certificate', { certificate });
  return { AZURE_CLIENT_SECRET: '', AZURE_CLIENT_CERTIFICATE_PATH: where };
}

/** The sandbox is the metadata service of the bot's machine too. */
function byManagedIdentity(id: (sandbox: SandboxProgram) => string) {
  return (sandbox: SandboxProgram) =>
    Promise.resolve({
      AZURE_CLIENT_SECRET: '',
      AZURE_MANAGED_IDENTITY: id(sandbox),
      AZURE_POD_IDENTITY_AUTHORITY_HOST: sandbox.url,
    });
}

async function plan(authority: 'delegated' | 'unattended'): Promise<Posted> {
  const { sandbox } = scene;
  const ada = sandbox.user('Global Administrator');
  const message = await chat.says(ada, 'setup');
  await walkSettings(chat, ada, message, { capabilities: 'alerts', authority });
  return message;
}

async function approve(message: Posted): Promise<string> {
  const ada = scene.sandbox.user('Global Administrator');
  const { card } = await chat.clicks(ada, message, 'plan.approve');
  const link = /http:\/\/localhost:\d+\/sign-in\/[\w-]+/.exec(JSON.stringify(card))?.[0];
  if (link !== undefined) {
    const { headers } = await fetch(link, { redirect: 'manual' });
    const page = await fetch(await scene.sandbox.signIn(headers.get('location') ?? '', ada));
    expect(await page.text()).toContain('Signed in, and approved');
  }
  return until(() => {
    const text = textOf(message.card);
    return /so far|is not connected yet|was not changed as planned/.test(text) ? text : undefined;
  }, 'the plan to come to its end');
}

it.each([
  ['a certificate', byCertificate],
  ['a managed identity that the application trusts', byManagedIdentity((s) => s.identity.managedIdentityId)],
])(
  'looks people up, and signs them in, by %s',
  async (_, environment) => {
    await start(environment);
    expect(await approve(await plan('delegated'))).toContain('so far');
    expect(scene.bot.printed()).not.toMatch(/PRIVATE KEY|client_assertion=|Bearer ey/);
  },
  60_000,
);

it('sets up as a managed identity of the machine', async () => {
  await start(byManagedIdentity(() => 'system'));
  expect(await approve(await plan('unattended'))).toContain('so far');
}, 60_000);

it('says so when the managed identity gives no token', async () => {
  await start(byManagedIdentity(() => '11111111-2222-4333-8444-555555555555'));
  const { card } = await chat.says(scene.sandbox.user('Global Administrator'), 'setup');
  expect(textOf(card)).toContain('The managed identity gave no token');
}, 60_000);
