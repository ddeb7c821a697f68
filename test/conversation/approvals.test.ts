import { type SandboxProgram, startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { query } from '../support/postgres';
import { fieldsOf, walkSettings } from '../support/settings';
import { actions } from '../../src/teams/actions';
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
let ben: ChannelUser;
let chat: Conversation;

beforeEach(async () => {
  scene = await startScene(startSandboxHere);
  ({ sandbox } = scene);
  ada = sandbox.user('Global Administrator');
  ben = { aadObjectId: sandbox.users[1]?.aadObjectId ?? '', name: 'Ben Okafor' };
  chat = scene.channel.conversation('groupChat');
});
afterEach(() => scene.stop());

async function proposed(filledIn?: Record<string, string>): Promise<Posted> {
  const message = await chat.says(ada, 'setup');
  if (filledIn === undefined) await chat.clicks(ada, message, 'setup.recommended');
  else await walkSettings(chat, ada, message, filledIn);
  return message;
}

function ended(message: Posted, words: RegExp): Promise<string> {
  return until(() => (words.test(textOf(message.card)) ? textOf(message.card) : undefined), String(words));
}

it('makes only the changes that were chosen, and keeps the rest open', async () => {
  const message = await proposed();
  await chat.clicks(ada, message, 'plan.choose');
  const choices = textOf(message.card);
  expect(choices).toContain('Always: Register the application Drawbridge');
  expect(choices).toContain('Allow ThreatHunting.Read.All on Microsoft Graph');
  const { changes = '' } = fieldsOf(message.card);
  const [first = ''] = changes.split(',');
  await chat.clicks(ada, message, 'plan.approve', { changes: first });
  const record = await ended(message, /so far/);
  expect(record).toContain('3 changes left out');
  expect(record).not.toContain('ThreatHunting');
  expect((await sandbox.state()).applications).toHaveLength(1);
  const rest = await chat.says(ada, 'setup');
  expect(textOf(rest.card)).toContain('3 changes');
}, 60_000);

it('shows its buttons to those who may decide, and the state to everybody else', async () => {
  const message = await proposed();
  expect(findAction((await chat.sees(ada, message))?.['actions'], 'plan.approve')).toBeDefined();
  for (const viewer of [ben, sandbox.user(), sandbox.guest()]) {
    const card = await chat.sees(viewer, message);
    expect(textOf(card)).toContain('nothing has been changed yet');
    expect(card?.['actions']).toEqual([]);
  }
  expect(message.updates).toBe(0);
  const elsewhere = scene.channel.conversation();
  const { card } = await elsewhere.invokes(
    ada,
    message.id,
    (message.card?.['refresh'] as { action: unknown }).action,
  );
  expect(textOf(card)).toContain('not known here');
});

it('asks Teams to keep the view of those fresh who may decide, in a large conversation too', async () => {
  await scene.channel.conversation().says(ben, 'help');
  const message = await proposed({ approvers: ben.name });
  const { refresh } = message.card as { refresh: { userIds: string[] } };
  expect(refresh.userIds.slice(0, 2).sort()).toEqual(
    [ada, ben].map(({ aadObjectId }) => `29:${aadObjectId}`).sort(),
  );
  expect(refresh.userIds.length).toBeLessThanOrEqual(60);
});

it('refuses each in its own words, notes each in the audit, and changes nothing', async () => {
  const message = { ...(await proposed()) };
  const shown = message.card;
  const says = async (who: ChannelUser, where = chat) =>
    textOf((await where.clicks(who, { ...message, card: shown }, 'plan.approve')).card);
  const ordinary = sandbox.user();
  const stranger = { aadObjectId: '11111111-2222-4333-8444-555555555555', name: 'Nobody' };
  expect(await says(ordinary)).toContain('This is for an administrator');
  expect(await says(sandbox.guest())).toContain('You are a guest in this tenant');
  expect(await says(stranger)).toContain('Your account is not one of this tenant');
  expect(await says(ben)).toContain('This plan is for Ada Lindqvist to decide');
  expect(await says(ada, scene.channel.conversation())).toContain('not known here');
  const newer = await chat.says(ada, 'setup');
  expect(textOf(newer.card)).toContain('nothing has been changed yet');
  expect(await says(ada)).toContain('A newer plan has taken its place');
  expect((await sandbox.state()).applications).toEqual([]);
  expect(await refusals()).toEqual([
    [ordinary.aadObjectId, 'not-administrator'],
    [sandbox.guest().aadObjectId, 'not-administrator'],
    [stranger.aadObjectId, 'not-administrator'],
    [ben.aadObjectId, 'not-yours'],
    [ada.aadObjectId, 'unknown'],
    [ada.aadObjectId, 'already'],
  ]);
  expect(textOf((await chat.says(ada, 'audit 20')).card)).toContain('Plan refused');
});

it('says so when nobody decided within a day, and when a plan was decided before', async () => {
  const message = await proposed();
  await query(scene.databaseUrl, "update approvals set expires_at = now() - interval '1 minute'");
  expect(textOf((await chat.clicks(ada, { ...message }, 'plan.approve')).card)).toContain(
    'Nobody decided within a day',
  );
  const next = await chat.says(ada, 'setup');
  const copy = { ...next };
  await chat.clicks(ada, next, 'plan.reject');
  expect(textOf(next.card)).toContain('Rejected');
  expect(textOf((await chat.clicks(ada, copy, 'plan.approve')).card)).toContain('Rejected');
  expect((await refusals()).map(([, outcome]) => outcome)).toEqual(['expired', 'already']);
  expect((await sandbox.state()).applications).toEqual([]);
});

/** Who was refused, and as what, in the order of the audit. */
async function refusals(): Promise<[string, string][]> {
  const rows = await query(
    scene.databaseUrl,
    "select actor, detail->>'outcome' as outcome from audit_entries where action = 'plan.refused' order by number",
  );
  return (rows as { actor: string; outcome: string }[]).map(({ actor, outcome }) => [actor, outcome]);
}

it('lets nobody but administrators press a button of the setup', async () => {
  await proposed();
  const [row] = (await query(scene.databaseUrl, 'select id from connections')) as { id: string }[];
  const connection = row?.id ?? '';
  const approval = 'A'.repeat(22);
  const data = {
    ...{ connection, approval, step: 'people', revision: 1, alerts: 'delete', finding: 'x', days: 1 },
    ...{ watch: connection, minimum: 'high' },
  };
  const seen = new Date().toISOString();
  const verbs = actions.filter(({ who }) => who === 'admin').map(({ verb }) => verb);
  expect(verbs).toContain('setup.disconnect');
  for (const verb of verbs)
    for (const who of [sandbox.user(), sandbox.guest(), sandbox.user('Security Reader')]) {
      const action = { type: 'Action.Execute', verb, data: { ...data, seen } };
      const { card } = await chat.invokes(who, undefined, action);
      expect([verb, textOf(card)]).toEqual([verb, expect.stringMatching(/for an administrator|for members/)]);
    }
  expect((await sandbox.state()).applications).toEqual([]);
});

it.each([
  [{ secrets: false }, { kind: 'client-secret' }, 'forbids client secrets'],
  [{ mostDays: 30 }, { kind: 'certificate', lifetimeDays: '365' }, 'shorter time only'],
  [{ mostDays: 30 }, { kind: 'client-secret', lifetimeDays: '365' }, 'shorter time only'],
])(
  'explains a policy of the tenant: %j',
  async (policy, filledIn, words) => {
    await sandbox.control('credential-policy', policy);
    const message = await proposed({ capabilities: 'alerts', ...filledIn });
    await chat.clicks(ada, message, 'plan.approve');
    expect(await ended(message, /is not connected yet/)).toContain(words);
  },
  60_000,
);

it('says so when the sign-in of the approver ran out while the bot was down', async () => {
  const message = await proposed({ capabilities: 'alerts', authority: 'delegated' });
  await sandbox.control('faults', { path: 'appRoleAssignments', method: 'POST', hold: true, times: 1 });
  const { card } = await chat.clicks(ada, { ...message }, 'plan.approve');
  const link = /http:\/\/localhost:\d+\/sign-in\/[\w-]+/.exec(JSON.stringify(card))?.[0];
  const { headers } = await fetch(String(link), { redirect: 'manual' });
  await fetch(await sandbox.signIn(headers.get('location') ?? '', ada));
  await until(
    async () => ((await sandbox.state()).applications.length === 1 ? true : undefined),
    'the first change',
  );
  await scene.restart('delete from delegations');
  expect(await ended(message, /is not connected yet/)).toContain("approver's sign-in ran out");
  const again = await chat.says(ada, 'setup');
  expect(textOf(again.card)).toMatch(/Plan · \d changes?/);
}, 90_000);
