import { query } from '../support/postgres';
import { type SandboxProgram, startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { walkSettings } from '../support/settings';
import {
  type ChannelUser,
  type Conversation,
  findAction,
  type Posted,
  textOf,
  until,
} from '../support/teams-channel';

let scene: Scene;
let sandbox: SandboxProgram;
let ada: ChannelUser;
let chat: Conversation;

beforeEach(async () => {
  scene = await startScene(startSandboxHere);
  ({ sandbox } = scene);
  ada = sandbox.user('Global Administrator');
  chat = scene.channel.conversation();
});
afterEach(() => scene.stop());

async function connected(filledIn: Record<string, string> = {}): Promise<void> {
  const message = await chat.says(ada, 'setup');
  await walkSettings(chat, ada, message, { capabilities: 'alerts', ...filledIn });
  await chat.clicks(ada, message, 'plan.approve');
  await ended(message);
}

function ended(message: Posted): Promise<string> {
  return until(() => {
    const text = textOf(message.card);
    return /so far|is not connected yet|was not changed as planned/.test(text) ? text : undefined;
  }, 'the plan to end');
}

/** Asks for new credentials. */
async function renewing(): Promise<Posted> {
  const message = await chat.says(ada, 'settings');
  const { data } = findAction(message.card, 'setup.settings') as { data: { connection: string } };
  const { connection } = data;
  await chat.invokes(ada, message.id, { type: 'Action.Execute', verb: 'setup.renew', data: { connection } });
  await until(() => findAction(message.card, 'plan.approve'), 'the plan');
  return message;
}

async function credentials(): Promise<unknown[]> {
  const [application] = (await sandbox.state()).applications;
  return [...(application?.keyCredentials ?? []), ...(application?.passwordCredentials ?? [])];
}

async function readsAlerts(): Promise<void> {
  await sandbox.control('alerts', {
    items: [{ id: 'after', title: 'Seen after the change', severity: 'high' }],
  });
  await until(
    async () => (textOf((await chat.says(ada, 'alerts')).card).includes('Seen after') ? true : undefined),
    'an alert read with the credential in use',
  );
}

it.each(['certificate', 'client-secret', 'both'])(
  'replaces a %s by a new one, the old one last',
  async (kind) => {
    await connected({ kind });
    const before = await credentials();
    const message = await renewing();
    expect(textOf(message.card)).toMatch(/Add a (certificate|client secret)/);
    expect(textOf(message.card)).toMatch(/Remove the (certificate|client secret)/);
    expect(await credentials()).toEqual(before);
    await chat.clicks(ada, message, 'plan.approve');
    expect(await ended(message)).toContain('so far');
    const after = await credentials();
    expect(after).toHaveLength(before.length);
    expect(after.filter((one) => JSON.stringify(before).includes(JSON.stringify(one)))).toEqual([]);
    await readsAlerts();
    expect(textOf((await chat.says(ada, 'setup')).card)).toContain('There is nothing to change');
  },
  60_000,
);

it('goes from a secret to a certificate, and takes the secret away', async () => {
  await connected({ kind: 'client-secret' });
  const message = await chat.says(ada, 'setup');
  await walkSettings(chat, ada, message, { kind: 'certificate' });
  await chat.clicks(ada, message, 'plan.approve');
  await ended(message);
  const [application] = (await sandbox.state()).applications;
  expect(application?.keyCredentials).toHaveLength(1);
  expect(application?.passwordCredentials).toEqual([]);
  await readsAlerts();
}, 60_000);

it('keeps the old one and takes the new one back when the new one does not work', async () => {
  await connected({ kind: 'client-secret' });
  const before = await credentials();
  const message = await renewing();
  await sandbox.control('faults', { path: '/security/alerts_v2\\?\\$top=1$', status: 403, times: 50 });
  await chat.clicks(ada, message, 'plan.approve');
  expect(await ended(message)).toContain('Alerts cannot be read yet');
  expect(await credentials()).toEqual(before);
  await readsAlerts();
}, 60_000);

it('finds the new secret whose value was lost on the way, and takes it off again', async () => {
  await connected({ kind: 'client-secret' });
  const before = await credentials();
  const message = await renewing();
  await sandbox.control('faults', { path: '/addPassword$', status: 504, afterCommit: true });
  await chat.clicks(ada, message, 'plan.approve');
  expect(await ended(message)).toContain('was not changed as planned');
  expect(await credentials()).toEqual(before);
  await readsAlerts();
}, 60_000);

it('removes the old one later when Graph does not answer at once', async () => {
  await connected({ kind: 'client-secret' });
  const before = await credentials();
  const message = await renewing();
  await sandbox.control('faults', { path: '/removePassword$', status: 503, times: 1 });
  await chat.clicks(ada, message, 'plan.approve');
  expect(await ended(message)).toContain('so far');
  expect(await credentials()).toHaveLength(1);
  expect(await credentials()).not.toEqual(before);
}, 60_000);

it('brings the card to its end after a restart, where the bot died before it could', async () => {
  await connected({ kind: 'certificate' });
  const message = await renewing();
  await chat.clicks(ada, message, 'plan.approve');
  await ended(message);
  message.card = {};
  await scene.restart();
  expect(await ended(message)).toContain('so far');
}, 120_000);

/** How the sandbox's Entra makes secrets; and what else is nobody's business. */
const SECRET = /[0-9a-f]{3}8Q~[\w-]{34}|PRIVATE KEY|client_assertion=|Bearer ey/;

async function everythingStored(): Promise<string> {
  const tables = (await query(
    scene.databaseUrl,
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )) as { name: string }[];
  const rows: unknown[] = [];
  for (const { name } of tables)
    rows.push(...(await query(scene.databaseUrl, `select t::text as text from ${name} t`)));
  return JSON.stringify(rows);
}

it('leaves no trace of a secret in the log, on cards or in the database, whatever fails', async () => {
  await connected({ kind: 'client-secret' });
  const graph = await sandbox.graphAs(ada);
  await sandbox.control('faults', { path: '/addPassword$', status: 504, afterCommit: true });
  const failing = await renewing();
  await chat.clicks(ada, failing, 'plan.approve');
  expect(await ended(failing)).toContain('was not changed as planned');
  await sandbox.control('faults', { path: '/oauth2/v2.0/token$', status: 401, times: 3 });
  await sandbox.control('faults', { path: '/\\$batch$', status: 500, times: 3 });
  for (const said of ['status', 'credentials', 'status export']) await chat.says(ada, said);
  const message = await renewing();
  await chat.clicks(ada, message, 'plan.approve');
  expect(await ended(message)).toContain('so far');
  const [application] = (await sandbox.state()).applications;
  const added = await graph('POST', `/applications(appId='${application?.appId ?? ''}')/addPassword`, {});
  expect(JSON.stringify(added)).toMatch(SECRET);
  const { clientSecret } = sandbox.identity;
  const seen = [scene.bot.printed(), JSON.stringify(scene.channel.posted), await everythingStored()];
  expect(seen.map((text) => SECRET.test(text) || text.includes(clientSecret))).toEqual([false, false, false]);
}, 60_000);
