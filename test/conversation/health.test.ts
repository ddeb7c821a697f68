import { type SandboxProgram, startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import type { ChannelUser, Conversation, Posted, TeamsChannel } from '../support/teams-channel';
import { textOf, until } from '../support/teams-channel';

let sandbox: SandboxProgram;
let channel: TeamsChannel;
let scene: Scene;
let ada: ChannelUser;
let ben: ChannelUser;
let chat: Conversation;

beforeEach(async () => {
  scene = await startScene(startSandboxHere, { HEALTH_SECONDS: '1', TIME_ZONE: 'Europe/Berlin' });
  ({ sandbox, channel } = scene);
  ada = sandbox.user('Global Administrator');
  ben = { aadObjectId: sandbox.users[1]?.aadObjectId ?? '', name: 'Ben' };
  chat = channel.conversation();
  await setUp();
}, 60_000);
afterEach(() => scene.stop());

async function setUp(): Promise<void> {
  const message = await chat.says(ada, 'setup');
  await chat.clicks(ada, message, 'setup.recommended');
  await chat.clicks(ada, message, 'plan.approve');
  await says(message, 'so far');
}

function says({ card: _before, ...message }: Posted, words: string): Promise<true> {
  const current = () => channel.posted.find(({ id }) => id === message.id)?.card;
  return until(() => (textOf(current()).includes(words) ? true : undefined), `a message to say "${words}"`);
}

/** A message that the bot sends by itself, once it says this. */
function notice(conversation: Conversation, words: string): Promise<Posted> {
  const saying = ({ card }: Posted) => textOf(card).includes(words);
  return until(() => conversation.notices().find(saying), `a notice of "${words}"`);
}

it('tells of a revoked permission by itself, and closes it aloud once it is mended', async () => {
  await sandbox.control('revoke', { role: 'SecurityAlert.Read.All' });
  const told = await notice(chat, 'SecurityAlert.Read.All was taken away');
  const plan = await chat.says(ada, 'setup');
  await chat.clicks(ada, plan, 'plan.approve');
  const over = await notice(chat, 'All is well again');
  expect(textOf(over.card)).toContain('Over since');
  await says(told, 'a newer message says how things are');
  expect(textOf(told.card)).not.toContain('I take it');
}, 60_000);

it('tells of an expiring certificate once, and shows it in status, credentials and the export', async () => {
  await sandbox.control('expire', { days: 5 });
  await notice(chat, 'expires in 4 days');
  await sandbox.control('revoke', { role: 'AuditLog.Read.All' });
  await notice(chat, 'AuditLog.Read.All was taken away');
  const own = chat.notices().filter(({ card }) => textOf(card).trim().startsWith('The certificate'));
  expect(own.length).toBeLessThanOrEqual(1);
  expect(textOf((await chat.says(ada, 'status')).card)).toContain('expires in 4 days');
  const credentials = textOf((await chat.says(ada, 'credentials')).card);
  expect(credentials).toContain('The certificate in use has 4 days left');
  expect(credentials).toMatch(/in use · used (just now|\d+ min ago) · in Drawbridge's vault/);
  const { card } = await chat.says(ada, 'status export');
  const code = /"codeSnippet":("(?:[^"\\]|\\.)*")/.exec(JSON.stringify(card))?.[1] ?? '""';
  const exported = JSON.parse(JSON.parse(code) as string) as { findings: { kind: string }[] };
  expect(exported.findings.map(({ kind }) => kind)).toContain('credential-expiring');
}, 60_000);

it('tells somebody else when the conversation refuses the bot, and says why', async () => {
  const theirs = channel.conversation();
  await theirs.says(ben, 'help');
  channel.refusals.set(chat.id, { status: 403, code: 'BotNotInConversationRoster' });
  await sandbox.control('revoke', { role: 'SecurityAlert.Read.All' });
  const told = await notice(theirs, 'SecurityAlert.Read.All was taken away');
  expect(textOf(told.card)).toContain('the bot is not in that conversation any more');
  expect(chat.notices()).toEqual([]);
}, 60_000);

it('says that nobody could be told when every conversation refuses, and tells it once one does not', async () => {
  channel.refusals.set(chat.id, { status: 403, code: 'BotNotInConversationRoster' });
  await sandbox.control('expire', { days: 0.5 });
  const elsewhere = channel.conversation('channel');
  const waited = async () => textOf((await elsewhere.says(ada, 'status')).card).includes('could not be told');
  await until(async () => ((await waited()) ? true : undefined), 'the finding to say so');
}, 60_000);

it('waits as long as it is told when it is throttled, and sends once', async () => {
  channel.refusals.set(chat.id, { status: 429, retryAfter: 1, times: 2 });
  await sandbox.control('revoke', { role: 'SecurityAlert.Read.All' });
  await notice(chat, 'SecurityAlert.Read.All was taken away');
  expect(channel.refusals.size).toBe(0);
  expect(chat.notices()).toHaveLength(1);
}, 60_000);

it('is taken by an administrator alone, who then is named', async () => {
  await sandbox.control('expire', { days: 5 });
  const told = await notice(chat, 'expires in 4 days');
  const shown = { ...told };
  const { card } = await chat.clicks(sandbox.user(), shown, 'finding.take');
  expect(textOf(card)).toContain('administrator');
  const taken = await chat.clicks(ada, shown, 'finding.take');
  expect(textOf(taken.card)).toContain(`${ada.name} takes care of it`);
  const snoozed = await chat.clicks(ada, { ...told, card: taken.card }, 'finding.snooze', { days: '3' });
  expect(textOf(snoozed.card)).toContain('quiet until');
  expect(textOf((await chat.says(ada, 'audit 5')).card)).toContain('Finding snoozed');
}, 60_000);

/** Presses the button of a finding, and approves the plan that comes. */
async function mends(told: Posted, verb = 'finding.fix'): Promise<Posted> {
  const before = chat.messages().length;
  await chat.clicks(ada, told, verb);
  const plan = await until(() => chat.messages()[before], 'the plan to come');
  expect(textOf(told.card)).not.toContain('nothing has been changed yet');
  return plan;
}

async function approves(plan: Posted): Promise<void> {
  await chat.clicks(ada, plan, 'plan.approve');
  await says(plan, 'so far');
}

it('mends just what a finding is about, with its button', async () => {
  await sandbox.control('revoke', { role: 'AuditLog.Read.All' });
  const shown = { ...(await notice(chat, 'AuditLog.Read.All was taken away')) };
  await sandbox.control('revoke', { role: 'ThreatHunting.Read.All' });
  await notice(chat, 'ThreatHunting.Read.All was taken away');
  for (const other of [sandbox.user(), sandbox.guest()]) {
    const { card } = await chat.clicks(other, { ...shown }, 'finding.fix');
    expect(textOf(card)).toMatch(/for an administrator|for members/);
  }
  const plan = await mends(shown);
  expect(textOf(plan.card)).toContain('Plan · 1 change');
  expect(textOf(plan.card)).toContain('AuditLog.Read.All');
  expect(textOf(plan.card)).not.toContain('ThreatHunting');
  await approves(plan);
  const permissions = textOf((await chat.says(ada, 'permissions')).card);
  expect(permissions).toContain('4 of 5');
}, 60_000);

it('rotates an expiring certificate from the notice, and is well again', async () => {
  await sandbox.control('expire', { days: 5 });
  const plan = await mends(await notice(chat, 'expires in 4 days'));
  expect(textOf(plan.card)).toContain('Add a certificate');
  expect(textOf(plan.card)).toContain('Remove the certificate');
  await approves(plan);
  await notice(chat, 'Mended');
  expect((await sandbox.state()).applications[0]?.keyCredentials).toHaveLength(1);
}, 60_000);

it('takes off a secret that nobody knows, or keeps it and says no more of it', async () => {
  const graph = await sandbox.graphAs(ada);
  const { applications } = await sandbox.state();
  const appId = applications[0]?.appId ?? '';
  const adds = (displayName: string) =>
    graph('POST', `/applications(appId='${appId}')/addPassword`, { passwordCredential: { displayName } });
  await adds('of the night shift');
  const first = await notice(chat, 'of the night shift');
  await chat.clicks(ada, first, 'finding.keep');
  expect(textOf(first.card)).toContain('It stays on the application');
  await adds('of nobody');
  const plan = await mends(await notice(chat, 'of nobody'));
  expect(textOf(plan.card)).toContain('Remove the client secret');
  await approves(plan);
  const left = (await sandbox.state()).applications[0]?.passwordCredentials;
  expect(JSON.stringify(left)).toContain('of the night shift');
  expect(left).toHaveLength(1);
  expect(textOf((await chat.says(ada, 'status')).card)).toContain('connected and healthy');
}, 60_000);

it('switches sign-in on again after somebody has switched it off', async () => {
  const graph = await sandbox.graphAs(ada);
  const { applications, servicePrincipals } = await sandbox.state();
  const ours = servicePrincipals.find(({ appId }) => appId === applications[0]?.appId);
  await graph('PATCH', `/servicePrincipals/${ours?.id ?? ''}`, { accountEnabled: false });
  const plan = await mends(await notice(chat, 'The enterprise application is disabled'));
  expect(textOf(plan.card)).toContain('Let it sign in again');
  await approves(plan);
  await notice(chat, 'Over since');
}, 60_000);

it('tells the chosen conversation, and the owner in person besides', async () => {
  const elsewhere = channel.conversation('channel');
  await elsewhere.says(ada, 'notify here');
  await sandbox.control('revoke', { role: 'AuditLog.Read.All' });
  for (const place of [elsewhere, chat]) await notice(place, 'AuditLog.Read.All was taken away');
  await sandbox.control('expire', { days: 0.5 });
  for (const place of [elsewhere, chat]) await notice(place, 'expires within 24 hours');
  for (const place of [elsewhere, chat]) expect(place.notices()).toHaveLength(2);
  await chat.says(ada, 'notify me');
  await sandbox.control('revoke', { role: 'SecurityAlert.Read.All' });
  await notice(chat, 'SecurityAlert.Read.All was taken away');
  expect(chat.notices()).toHaveLength(3);
  expect(elsewhere.notices()).toHaveLength(2);
}, 60_000);
