import { connect, setUpEnded } from '../support/connecting';
import { query } from '../support/postgres';
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

const MICROSOFT_GRAPH = '00000003-0000-0000-c000-000000000000';

let scene: Scene;
let sandbox: SandboxProgram;
let ada: ChannelUser;
let chat: Conversation;
let graph: Awaited<ReturnType<SandboxProgram['graphAs']>>;

beforeEach(async () => {
  scene = await startScene(startSandboxHere, { HEALTH_SECONDS: '3600' });
  ({ sandbox } = scene);
  ada = sandbox.user('Global Administrator');
  chat = scene.channel.conversation();
  graph = await sandbox.graphAs(ada);
}, 60_000);
afterEach(() => scene.stop());

async function connected(capabilities: string, name = ''): Promise<void> {
  await connect(chat, ada, { capabilities }, `setup ${name}`);
}

async function approved(message: Posted): Promise<void> {
  await chat.clicks(ada, message, 'plan.approve');
  await setUpEnded(message);
}

/** The answer to `status`, which checks everything, once it says this. */
function status(words: string): Promise<Posted> {
  return until(async () => {
    const answer = await chat.says(ada, 'status');
    return textOf(answer.card).includes(words) ? answer : undefined;
  }, `status to say "${words}"`);
}

function shown({ card }: Posted): string {
  return textOf(card).replaceAll(/\s+/g, ' ');
}

async function ours() {
  const { applications, servicePrincipals, ...rest } = await sandbox.state();
  const [application] = applications;
  const principal = servicePrincipals.find(({ appId }) => appId === application?.appId);
  if (application === undefined || principal === undefined) throw new Error('Nothing is registered.');
  return { application, principal, servicePrincipals, ...rest };
}

it('tells a permission that is too much from one that is only asked for, and from one that is not', async () => {
  await connected('alerts,directory');
  const { application, principal, servicePrincipals } = await ours();
  const microsoftGraph = servicePrincipals.find(({ appId }) => appId === MICROSOFT_GRAPH);
  const roles = (microsoftGraph as unknown as { appRoles: { id: string; value: string }[] }).appRoles;
  await graph('POST', `/servicePrincipals/${principal.id}/appRoleAssignments`, {
    principalId: principal.id,
    resourceId: microsoftGraph?.id,
    appRoleId: roles.find(({ value }) => value === 'Mail.Read')?.id,
  });
  await status('Mail.Read is granted and not needed');
  await sandbox.control('revoke', { role: 'AuditLog.Read.All' });
  await status('AuditLog.Read.All was taken away');
  // As if it had never been seen granted.
  await query(scene.databaseUrl, `update health_checks set granted = '[]'`);
  await status('AuditLog.Read.All waits for consent');
  await graph('PATCH', `/applications(appId='${application.appId}')`, { requiredResourceAccess: [] });
  await status('AuditLog.Read.All is not granted');
}, 60_000);

it('finds that the application was deactivated, and activates it again once that is approved', async () => {
  await connected('alerts');
  const { application } = await ours();
  await graph('PATCH', `/applications(appId='${application.appId}')`, { isDisabled: true });
  const told = await status('The application is deactivated');
  await chat.clicks(ada, told, 'finding.fix');
  const words = 'Activate the application again';
  const plan = await until(
    () => chat.messages().find(({ card }) => textOf(card).includes(words)),
    'the plan',
  );
  await approved(plan);
  await status('is connected and healthy');
}, 60_000);

it('says that what was deleted can be restored', async () => {
  await connected('alerts');
  const { application, principal } = await ours();
  await graph('DELETE', `/servicePrincipals/${principal.id}`);
  const gone = await status('The enterprise application was deleted');
  expect(textOf(gone.card)).toContain('It can be restored for 30 days');
  await graph('DELETE', `/applications(appId='${application.appId}')`);
  const all = await status('The application was deleted');
  expect(textOf(all.card)).toContain('App registrations, Deleted applications');
}, 60_000);

it('finds that its certificate was taken off the application', async () => {
  await connected('alerts');
  const { application } = await ours();
  await graph('PATCH', `/applications(appId='${application.appId}')`, { keyCredentials: [] });
  const told = await status('The certificate is not on the application any more');
  expect(textOf(told.card)).toContain('cannot sign in: no alerts are read');
}, 60_000);

it('finds that the directory role is missing, and the licence gone', async () => {
  await connected('alerts,quarantine,hunting');
  const { principal, directoryRoleAssignments } = await ours();
  const [role] = directoryRoleAssignments.filter(({ principalId }) => principalId === principal.id);
  const { id } = role as unknown as { id: string };
  await graph('DELETE', `/roleManagement/directory/roleAssignments/${encodeURIComponent(id)}`);
  await status('The directory role Security Reader is missing');
  const remove = ['WINDEFATP', 'THREAT_INTELLIGENCE', 'ATA', 'ADALLOM_S_STANDALONE'];
  await sandbox.control('licences', { remove });
  await status('Hunting has no licence any more');
}, 60_000);

it('takes nothing for clean that could not be looked up, and keeps what was found before', async () => {
  await connected('alerts,directory');
  await sandbox.control('revoke', { role: 'AuditLog.Read.All' });
  await status('AuditLog.Read.All was taken away');
  await sandbox.control('faults', { path: 'applications', status: 403, times: 1_000 });
  const told = await status('The tenant cannot be checked');
  expect(textOf(told.card)).toContain('AuditLog.Read.All was taken away');
  expect(shown(told)).toContain('Permissions not known');
}, 60_000);

it('checks at once when alerts cannot be read, without waiting for the hour', async () => {
  await connected('alerts');
  await sandbox.control('faults', { path: '/security/alerts_v2', status: 403, times: 10_000 });
  const told = () =>
    chat.notices().find(({ card }) => textOf(card).includes('the connection cannot be used'));
  await until(told, 'a notice that alerts cannot be read');
}, 60_000);

it('shows every connection of the tenant at once', async () => {
  await connected('alerts,directory');
  await connected('alerts', 'Incident response');
  await status('Both connections are healthy');
  await sandbox.control('revoke', { role: 'AuditLog.Read.All' });
  const worst = await status('1 of 2 connections needs you');
  expect(shown(worst)).toMatch(/✕ Drawbridge AuditLog.Read.All was taken away.* ✓ Incident response/);
  expect(findAction(worst.card, 'finding.fix')).toBeDefined();
  const permissions = shown(await chat.says(ada, 'permissions'));
  expect(permissions).toContain('3 of 4 permissions granted');
  expect(permissions).toMatch(
    /✕ Drawbridge 2 of 3 granted · missing: AuditLog.Read.All .* ✓ Incident response/,
  );
  const credentials = shown(await chat.says(ada, 'credentials all'));
  expect(credentials).toMatch(/First to end: the certificate of \w+.* has 36\d days left/);
  for (const name of ['Drawbridge', 'Incident response'])
    expect(credentials).toMatch(new RegExp(`${name} · in use · used (just now|\\d+ min ago)`));
  const exported = exportedBy(await chat.says(ada, 'status export'));
  expect(exported).toMatchObject({ format: 'drawbridge.statuses/1', healthy: false });
  expect(exported['connections']).toMatchObject([
    { connection: 'Drawbridge', healthy: false },
    { connection: 'Incident response', healthy: true },
  ]);
  expect(exported['findings']).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ connection: 'Drawbridge', kind: 'permission-revoked' }),
    ]),
  );
  expect(exported['credentials']).toHaveLength(2);
  expect(textOf((await chat.says(ada, 'status incident response')).card)).toContain('connected and healthy');
}, 120_000);

function exportedBy({ card }: Posted): Record<string, unknown> {
  const code = /"codeSnippet":("(?:[^"\\]|\\.)*")/.exec(JSON.stringify(card))?.[1] ?? '""';
  return JSON.parse(JSON.parse(code) as string) as Record<string, unknown>;
}
