import { walkSettings } from '../support/settings';
import { type BotProgram, type SandboxProgram, startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { changesPlanned, graphCallsOfSetup } from '../support/setup-calls';
import type { TeamsChannel } from '../support/teams-channel';
import { type ChannelUser, type Conversation, type Posted, textOf, until } from '../support/teams-channel';

const CLOUD_APPS = '05a65629-4c1b-48c1-a78b-804c4abdd4af';
const SECURITY_READER = '5d6b6bb7-de71-4623-b4af-96380a352509';
const EVERYTHING = 'alerts,incidents,directory,hunting,mail,cloudApps,liveResponse,quarantine,triage';

let sandbox: SandboxProgram;
let bot: BotProgram;
let channel: TeamsChannel;
let scene: Scene;
let ada: ChannelUser;
let ben: ChannelUser;
let chat: Conversation;

beforeEach(async () => {
  scene = await startScene(startSandboxHere);
  ({ sandbox, bot, channel } = scene);
  ada = sandbox.user('Global Administrator');
  ben = { aadObjectId: sandbox.users[1]?.aadObjectId ?? '', name: 'Ben Okafor' };
  chat = channel.conversation('groupChat');
});
afterEach(() => scene.stop());

/** Walks through the settings to the plan, filling in what is named and leaving the rest as it stands. */
async function planFor(changes: Record<string, string>): Promise<Posted> {
  const message = await chat.says(ada, 'setup');
  await walkSettings(chat, ada, message, { capabilities: 'alerts,directory', ...changes });
  return message;
}

function ended(message: Posted): Promise<string> {
  return until(() => {
    const text = textOf(message.card);
    return /so far|is not connected yet|was not changed as planned|is disconnected/.test(text)
      ? text
      : undefined;
  }, 'the plan to come to its end');
}

async function ours() {
  const { applications, servicePrincipals, ...state } = await sandbox.state();
  const principal = servicePrincipals.find(({ appId }) => appId === applications[0]?.appId);
  return { ...state, applications, servicePrincipals, principal };
}

it('sets up everything there is, on four APIs, and tests each of them', async () => {
  await sandbox.control('missing-api', { appId: CLOUD_APPS });
  const message = await planFor({
    capabilities: EVERYTHING,
    kind: 'both',
    cloudAppsUrl: `${sandbox.url}/api`,
  });
  const plan = textOf(message.card);
  expect(plan).toContain('Add Defender for Cloud Apps to your enterprise applications');
  expect(plan).toContain('Give it the directory role Security Reader');
  await chat.clicks(ada, message, 'plan.approve');
  const text = await ended(message);
  expect(text).toContain('so far');
  for (const title of ['Mail', 'Cloud apps', 'Defender for Endpoint', 'Quarantined mail', 'Sign-in logs'])
    expect(text).toContain(title);
  expect(text).not.toContain('Could not');
  const { applications, principal, directoryRoleAssignments, appRoleAssignments } = await ours();
  expect(applications[0]?.keyCredentials).toHaveLength(1);
  expect(applications[0]?.passwordCredentials).toHaveLength(1);
  expect(appRoleAssignments.filter(({ principalId }) => principalId === principal?.id)).toHaveLength(14);
  const roles = directoryRoleAssignments.filter(({ principalId }) => principalId === principal?.id);
  expect(roles.map(({ roleDefinitionId }) => roleDefinitionId)).toEqual([SECURITY_READER]);

  const smaller = await planFor({ capabilities: 'alerts' });
  expect(textOf(smaller.card)).toContain('Take back Machine.LiveResponse on');
  await chat.clicks(ada, smaller, 'plan.approve');
  await ended(smaller);
  const after = await ours();
  expect(after.appRoleAssignments.filter(({ principalId }) => principalId === principal?.id)).toHaveLength(1);
  expect(after.directoryRoleAssignments.filter(({ principalId }) => principalId === principal?.id)).toEqual(
    [],
  );
}, 120_000);

it('offers nothing that the tenant has no licence for, and says why', async () => {
  await sandbox.control('licences', { remove: ['ADALLOM_S_STANDALONE'] });
  const message = await chat.says(ada, 'setup');
  const { card } = await chat.clicks(ada, message, 'setup.custom');
  expect(textOf(card)).toContain(
    'Cloud apps needs Defender for Cloud Apps, which this tenant has no licence for',
  );
  const forced = await planFor({ capabilities: 'alerts,cloudApps', cloudAppsUrl: sandbox.url });
  expect(textOf(forced.card)).toContain('no licence');
  expect((await ours()).applications).toEqual([]);
});

it('recommends nothing that the tenant has no licence for, and says why', async () => {
  const plans = ['WINDEFATP', 'THREAT_INTELLIGENCE', 'ATA', 'ADALLOM_S_STANDALONE'];
  await sandbox.control('licences', { remove: plans });
  const message = await chat.says(ada, 'setup');
  expect(textOf(message.card)).toMatch(/Hunting\s+Left out: it needs Defender .* has no licence for/);
  await chat.clicks(ada, message, 'setup.recommended');
  expect(textOf(message.card)).toContain('AuditLog.Read.All');
  expect(textOf(message.card)).not.toContain('ThreatHunting');
  await chat.clicks(ada, message, 'plan.approve');
  const done = await ended(message);
  expect(done).toContain('tested and saved');
  expect(done).toMatch(/Sign-in\s+a token with every role, in \d+ ms/);
}, 60_000);

it('keeps what did not work open until a test has passed', async () => {
  const message = await planFor({ capabilities: 'alerts,cloudApps', cloudAppsUrl: sandbox.url });
  await sandbox.control('faults', { path: '/api/v1/activities', status: 403, times: 1 });
  await chat.clicks(ada, message, 'plan.approve');
  expect(await ended(message)).toContain('Could not read cloud app activities');
  const open = await chat.says(ada, 'setup');
  expect(textOf(open.card)).toContain('is connected, but not everything works');
  expect(textOf(open.card)).toContain('Could not read cloud app activities');
  const shown = { ...open };
  const { card } = await chat.clicks(sandbox.user(), shown, 'plan.approve');
  expect(textOf(card)).toContain('for an administrator');
  await chat.clicks(ada, shown, 'plan.approve');
  expect(await ended(open)).toContain('tested and saved');
  expect(textOf((await chat.says(ada, 'setup')).card)).toContain('There is nothing to change');
}, 60_000);

it.each(['https://evil.example', 'http://localhost', 'https://portal.cloudappsecurity.com.evil.example', ''])(
  'does not take "%s" for a Portal URL',
  async (cloudAppsUrl) => {
    const message = await planFor({ capabilities: 'alerts,cloudApps', cloudAppsUrl });
    expect(textOf(message.card)).toContain('Cloud Apps › System › About');
  },
);

describe("on the approver's own authority", () => {
  async function linkOf(message: Posted): Promise<string> {
    const { card } = await chat.clicks(ada, message, 'plan.approve');
    const link = /http:\/\/localhost:\d+\/sign-in\/[\w-]+/.exec(JSON.stringify(card))?.[0];
    const { headers } = await fetch(String(link), { redirect: 'manual' });
    return headers.get('location') ?? '';
  }

  it('changes nothing before the approver has signed in, then all of it', async () => {
    const message = await planFor({ authority: 'delegated' });
    const before = { ...message };
    const page = await linkOf(before);
    expect((await ours()).applications).toEqual([]);
    const page2 = await fetch(await sandbox.signIn(page, ada));
    expect(await page2.text()).toContain('Signed in, and approved');
    await ended(message);
    expect((await ours()).applications).toHaveLength(1);
    expect(bot.printed()).not.toMatch(/Bearer ey|"token":"ey/);
  }, 60_000);

  it('takes nobody else for the approver, and a link once', async () => {
    const message = await planFor({ authority: 'delegated' });
    const page = await linkOf({ ...message });
    const back = await fetch(await sandbox.signIn(page, ben));
    expect(await back.text()).toContain('somebody else');
    const again = await fetch(await sandbox.signIn(page, ada));
    expect(await again.text()).toContain('no longer good');
    expect((await ours()).applications).toEqual([]);
  });
});

it('waits for a second person where two have to approve', async () => {
  const message = await planFor({ approvals: 'two' });
  await chat.clicks(ada, message, 'plan.approve');
  expect(textOf(message.card)).toContain('Approved by Ada Lindqvist; 1 more has to approve');
  expect(textOf((await chat.clicks(ada, { ...message }, 'plan.approve')).card)).toContain('A second person');
  expect(textOf((await chat.clicks(sandbox.user(), { ...message }, 'plan.approve')).card)).toContain(
    'administrator',
  );
  expect((await ours()).applications).toEqual([]);
  expect(textOf((await chat.says(ben, 'approvals')).card)).toContain('Approved by Ada Lindqvist; 1 more');
  await chat.clicks(ben, { ...message }, 'plan.approve');
  expect(await ended(message)).toContain('Approved by Ada Lindqvist and Ben Okafor');
  const audit = textOf((await chat.says(ada, 'audit 20')).card);
  expect(audit).toContain('Plan refused');
  expect(audit).toContain('Change sent');
  expect(audit).toContain('Ben Okafor');
  expect(textOf((await chat.says(ada, 'audit verify')).card)).toContain('The audit is whole');
  for (const said of ['audit', 'disconnect'])
    expect(textOf((await chat.says(sandbox.user(), said)).card)).toContain('for an administrator');
  expect(textOf((await chat.says(sandbox.user(), 'approvals')).card)).toContain('for the security team');
}, 60_000);

it('disconnects, and leaves nothing in the tenant', async () => {
  const message = await planFor({ capabilities: 'alerts,quarantine' });
  await chat.clicks(ada, message, 'plan.approve');
  await ended(message);
  const { principal } = await ours();
  const goodbye = await chat.says(ada, 'disconnect');
  await chat.clicks(ada, goodbye, 'setup.disconnect');
  expect(textOf(goodbye.card)).toContain('nothing has been changed yet');
  expect(textOf(goodbye.card).match(/The connection is removed/g)).toHaveLength(1);
  expect((await ours()).applications).toHaveLength(1);
  await chat.clicks(ada, goodbye, 'plan.approve');
  expect(await ended(goodbye)).toContain('nothing of it is left in the tenant');
  const after = await ours();
  expect(after.applications).toEqual([]);
  expect(after.deletedApplications).toEqual([]);
  expect(after.appRoleAssignments.filter(({ principalId }) => principalId === principal?.id)).toEqual([]);
  expect(after.directoryRoleAssignments.filter(({ principalId }) => principalId === principal?.id)).toEqual(
    [],
  );
  expect(textOf((await chat.says(ada, 'alerts')).card)).toContain('Not connected yet');
}, 60_000);

it('sets up with no more calls than twice the changes and ten', async () => {
  const message = await chat.says(ada, 'setup');
  await chat.clicks(ada, message, 'setup.recommended');
  const changes = changesPlanned(message);
  await chat.clicks(ada, message, 'plan.approve');
  const text = await until(() => (textOf(message.card).includes('so far') ? true : undefined), 'the end');
  expect(text).toBe(true);
  const calls = graphCallsOfSetup((await sandbox.state()).requests);
  process.stdout.write(`${changes} changes, ${calls} calls of Graph\n`);
  expect(calls).toBeLessThanOrEqual(2 * changes + 10);
}, 60_000);
