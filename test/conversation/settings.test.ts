import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setUpEnded } from '../support/connecting';
import { startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { fieldsOf, walkSettings } from '../support/settings';
import {
  type ChannelUser,
  type Conversation,
  findAction,
  type Posted,
  textOf,
  until,
} from '../support/teams-channel';

let scene: Scene;
let ada: ChannelUser;
let ben: ChannelUser;
let chat: Conversation;

beforeEach(async () => {
  scene = await startScene(startSandboxHere);
  const { sandbox, channel } = scene;
  ada = sandbox.user('Global Administrator');
  ben = { aadObjectId: sandbox.users[1]?.aadObjectId ?? '', name: 'Ben Okafor' };
  chat = channel.conversation('groupChat');
});
afterEach(() => scene.stop());

async function opened(): Promise<Posted> {
  const message = await chat.says(ada, 'setup');
  await chat.clicks(ada, message, 'setup.custom');
  return message;
}

/** Answers the step that a card shows, leaving what is not named as it stands. */
async function answers(message: Posted, filledIn: Record<string, string>, verb = 'setup.next', who = ada) {
  await chat.clicks(who, message, verb, { ...fieldsOf(message.card), ...filledIn });
}

/** Goes on to a step that asks this. */
async function goTo(message: Posted, question: string, filledIn: Record<string, string> = {}) {
  for (let steps = 0; steps < 8 && !textOf(message.card).includes(question); steps++)
    await answers(message, filledIn);
  expect(textOf(message.card)).toContain(question);
}

it('asks step by step, goes back, and always shows what was chosen', async () => {
  const message = await opened();
  expect(textOf(message.card)).toContain('◐ Capabilities');
  await answers(message, { capabilities: 'alerts,hunting' });
  expect(textOf(message.card)).toContain('✓ Capabilities');
  expect(textOf(message.card)).toContain('Alerts, Hunting');
  await answers(message, { kind: 'client-secret', lifetimeDays: '30', renewal: 'ask' });
  expect(textOf(message.card)).toContain('Client secret, for 30 days');
  expect(textOf(message.card)).toMatch(/Organization ID: \S+\.onmicrosoft\.com/);
  await chat.clicks(ada, message, 'setup.back');
  expect(fieldsOf(message.card)).toEqual({ kind: 'client-secret', lifetimeDays: '30', renewal: 'ask' });
  await answers(message, { lifetimeDays: '60' }, 'setup.plan');
  expect(textOf(message.card)).toContain('Add a client secret');
  expect((await scene.sandbox.state()).applications).toEqual([]);
});

it.each([
  ['What is Drawbridge to do?', { capabilities: 'hunting' }, 'Choose at least Alerts'],
  ['How does the connection sign in?', { lifetimeDays: '5000' }, 'from 1 to 730'],
  ['How does the connection sign in?', { kind: 'password' }, 'Choose one of these'],
  ['Which alerts are read?', { lookBackDays: '365' }, 'from 1 to 90'],
  ['Which alerts are read?', { services: '' }, 'Choose at least one service'],
  ['Who may do what?', { readerRoles: '', readerGroups: '' }, 'somebody has to read the alerts'],
  ['Who may do what?', { readerGroups: "Nobody's group" }, 'Nothing in the tenant is called'],
  ['Who may do what?', { approvals: 'two', approvers: 'Ada Lindqvist' }, 'Name at least two'],
])('says at the field what is wrong: %s %j', async (question, filledIn, words) => {
  const message = await opened();
  await goTo(message, question);
  const before = JSON.stringify(findAction(message.card, 'setup.next')?.['data']);
  await answers(message, filledIn);
  expect(textOf(message.card)).toContain(words);
  expect(textOf(message.card)).toContain(question);
  expect(JSON.stringify(findAction(message.card, 'setup.next')?.['data'])).toBe(before);
});

it('looks people and groups up, and lets only those who are named approve', async () => {
  const { sandbox } = scene;
  const reader = sandbox.user();
  const message = await opened();
  await goTo(message, 'Who may do what?');
  await answers(message, { approvers: reader.name });
  expect(textOf(message.card)).toContain(`${reader.name} could not approve`);
  await answers(message, { approvers: ben.name, readerGroups: 'Security operations' });
  expect(textOf(message.card)).toContain('For an approver to approve');
  const asked = { ...message };
  expect(textOf((await chat.clicks(ada, asked, 'plan.approve')).card)).toContain(
    'not among those who approve',
  );
  expect((await sandbox.state()).applications).toEqual([]);
  await chat.clicks(ben, asked, 'plan.approve');
  await setUpEnded(message);
  const settings = textOf((await chat.says(ada, 'settings')).card);
  expect(settings).toContain('Every service, every severity');
  expect(settings).toContain('Security operations read, Ben Okafor approves');
}, 60_000);

it('lets the members of the team read, and tells others who may and who can change it', async () => {
  const { sandbox, channel } = scene;
  const graph = await sandbox.graphAs(ada);
  const { value } = (await graph('GET', '/groups')) as { value: { id: string }[] };
  const team = channel.conversation('channel', { aadGroupId: value[0]?.id ?? '', name: 'SOC' });
  const message = await team.says(ada, 'setup');
  const analyst = sandbox.user('Security Operator');
  expect(textOf((await chat.says(analyst, 'alerts')).card)).toContain('Not connected yet');
  await walkSettings(team, ada, message, { capabilities: 'alerts', readerRoles: '', readerGroups: 'SOC' });
  expect(textOf((await chat.says(analyst, 'alerts')).card)).toContain('for whoever began it');
  await team.clicks(ada, message, 'plan.approve');
  await setUpEnded(message);
  expect(textOf((await chat.says(analyst, 'alerts')).card)).toMatch(/\d+ alerts/);
  for (const who of [sandbox.user(), sandbox.user('Global Reader')]) {
    const told = textOf((await chat.says(who, 'alerts')).card);
    expect(told).toContain('They are for the members of SOC.');
    expect(told).toContain('Ada Lindqvist, who set this up, or another administrator can change that');
  }
  expect(textOf((await chat.says(sandbox.guest(), 'alerts')).card)).toContain('You are a guest');
}, 60_000);

it('lets another administrator go on, in another conversation, and after a restart', async () => {
  const message = await opened();
  await answers(message, { capabilities: 'alerts' });
  await scene.restart();
  const elsewhere = scene.channel.conversation();
  const theirs = await elsewhere.says(ben, 'setup');
  expect(textOf(theirs.card)).toContain('How does the connection sign in?');
  expect(textOf(theirs.card)).toContain('✓ Capabilities');
  await elsewhere.clicks(ben, theirs, 'setup.next', { kind: 'both', lifetimeDays: '90' });
  await answers(message, { kind: 'client-secret', lifetimeDays: '10' });
  expect(textOf(message.card)).toContain('Ben Okafor changed the settings meanwhile');
  expect(textOf(message.card)).toContain('Both, for 90 days');
});

it('takes one of two answers to the same card', async () => {
  const message = await opened();
  const copy = { ...message };
  await Promise.all([
    answers({ ...copy }, { capabilities: 'alerts' }),
    answers({ ...copy }, { capabilities: 'alerts,hunting' }, 'setup.next', ben),
  ]);
  const shown = textOf((await chat.says(ada, 'setup')).card);
  expect(shown).toContain('How does the connection sign in?');
});

it('is for administrators alone', async () => {
  const message = { ...(await opened()) };
  for (const who of [scene.sandbox.user(), scene.sandbox.guest()]) {
    const { card } = await chat.clicks(who, { ...message }, 'setup.next', { capabilities: 'alerts' });
    expect(textOf(card)).toMatch(/for an administrator|for members of the organisation/);
    for (const said of ['settings', 'notify here'])
      expect(textOf((await chat.says(who, said)).card)).toMatch(/for an administrator|for members/);
  }
  expect(textOf((await chat.says(ada, 'setup')).card)).toContain('What is Drawbridge to do?');
});

describe('a certificate of their own', () => {
  function openssl(...words: string[]): { certificate: string; privateKey: string } {
    const folder = mkdtempSync(path.join(tmpdir(), 'drawbridge-own-'));
    const files = ['-keyout', `${folder}/key.pem`, '-out', `${folder}/cert.pem`];
    execFileSync('openssl', ['req', '-x509', '-nodes', ...words, ...files, '-subj', '/CN=own'], {
      stdio: 'ignore',
    });
    const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
    return { certificate: read('cert.pem'), privateKey: read('key.pem') };
  }

  it('is checked, kept in the vault, added and signed in with', async () => {
    const own = openssl('-newkey', 'rsa:3072', '-days', '90');
    const other = openssl('-newkey', 'rsa:2048', '-days', '90');
    const message = await opened();
    await goTo(message, 'How does the connection sign in?');
    await answers(message, { kind: 'own-certificate' });
    await answers(message, { certificate: own.certificate, privateKey: '' });
    expect(textOf(message.card)).toContain('The private key is missing');
    await answers(message, { certificate: own.certificate, privateKey: other.privateKey });
    expect(textOf(message.card)).toContain('belongs to another certificate');
    expect(JSON.stringify(message.card)).not.toContain('PRIVATE KEY-----\n');
    await answers(message, { certificate: 'none', privateKey: own.privateKey });
    expect(textOf(message.card)).toContain('no certificate in PEM form');
    const oneLine = own.privateKey.replaceAll('\n', '');
    await answers(message, { certificate: own.certificate, privateKey: oneLine }, 'setup.plan');
    expect(textOf(message.card)).toContain('Add your certificate');
    await chat.clicks(ada, message, 'plan.approve');
    await setUpEnded(message);
    expect((await scene.sandbox.state()).applications[0]?.keyCredentials).toHaveLength(1);
    const key = own.privateKey.split('\n')[3] ?? '';
    expect(scene.bot.printed()).not.toContain(key);
    expect(JSON.stringify(scene.channel.posted)).not.toContain(key);
  }, 60_000);

  it('is signed with in Key Vault, where its key stays', async () => {
    const own = await scene.sandbox.vaultKey();
    const forbidden = await scene.sandbox.vaultKey([]);
    const message = await opened();
    await goTo(message, 'How does the connection sign in?');
    await answers(message, { kind: 'own-certificate' });
    const { certificate } = own;
    const tries = [
      ['https://evil.example/keys/drawbridge/0123', 'no address of a key in Key Vault'],
      [own.keyAddress.replace(/\/[0-9a-f]+$/, ''), 'has to name a key and its version'],
      [own.keyAddress.replace(/[0-9a-f]{32}$/, '0'.repeat(32)), 'no such key'],
      [forbidden.keyAddress, 'the role Key Vault Crypto User'],
    ] as const;
    for (const [privateKey, told] of tries) {
      await answers(message, { certificate, privateKey });
      expect(textOf(message.card)).toContain(told);
    }
    const other = await scene.sandbox.vaultKey();
    await answers(message, { certificate, privateKey: other.keyAddress });
    expect(textOf(message.card)).toContain('belongs to another certificate');
    await answers(message, { certificate, privateKey: own.keyAddress }, 'setup.plan');
    await chat.clicks(ada, message, 'plan.approve');
    await setUpEnded(message);
    expect((await scene.sandbox.state()).applications[0]?.keyCredentials).toHaveLength(1);
    await scene.sandbox.control('vault-key-signers', { signers: [] });
    await scene.restart();
    await until(
      () => scene.bot.printed().includes('a read of alerts failed') || undefined,
      'the bot to be refused',
    );
    const status = textOf((await chat.says(ada, 'status')).card);
    expect(status).toContain('Nothing works for Drawbridge');
    expect(status).toContain('the role Key Vault Crypto User');
    await scene.sandbox.control('vault-key-signers', { signers: [scene.sandbox.identity.clientId] });
    await until(
      () => scene.bot.printed().includes('"operation":"list alerts","status":200') || undefined,
      'alerts to be read again',
    );
  }, 60_000);
});

it('sets up a second connection beside the first, and asks which is meant', async () => {
  const first = await chat.says(ada, 'setup');
  await chat.clicks(ada, first, 'setup.recommended');
  await chat.clicks(ada, first, 'plan.approve');
  await until(() => (textOf(first.card).includes('so far') ? true : undefined), 'the first to be set up');
  const bad = await chat.says(ada, 'setup {}<b>');
  expect(textOf(bad.card)).toContain('Another name is needed');
  const second = await chat.says(ada, 'setup Incident response');
  await walkSettings(chat, ada, second, { capabilities: 'alerts' });
  await chat.clicks(ada, second, 'plan.approve');
  await until(() => (textOf(second.card).includes('so far') ? true : undefined), 'the second to be set up');
  expect((await scene.sandbox.state()).applications).toHaveLength(2);
  for (const said of ['settings', 'disconnect', 'notify here'])
    expect(textOf((await chat.says(ada, said)).card)).toContain('Which connection?');
  expect(textOf((await chat.says(ada, 'permissions incident response')).card)).toContain(
    '1 of 1 permissions granted',
  );
  expect(textOf((await chat.says(ada, 'notify here Drawbridge')).card)).toContain(
    'New alerts of Drawbridge come here, and its notices',
  );
  const gone = await chat.says(ada, 'disconnect Incident response');
  await chat.clicks(ada, gone, 'setup.disconnect');
  await chat.clicks(ada, gone, 'plan.approve');
  await until(
    () => (textOf(gone.card).includes('is disconnected') ? true : undefined),
    'the second to be gone',
  );
  expect((await scene.sandbox.state()).applications).toHaveLength(1);
  expect(textOf((await chat.says(ada, 'permissions')).card)).toContain('5 of 5');
}, 120_000);
