import { type SandboxProgram, startSandboxHere } from '../support/programs';
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

it('refuses each in its own words, and changes nothing', async () => {
  const message = { ...(await proposed()) };
  const says = async (who: ChannelUser) => textOf((await chat.clicks(who, message, 'plan.approve')).card);
  expect(await says(sandbox.user())).toContain('This is for an administrator');
  expect(await says(sandbox.guest())).toContain('for members of the organisation');
  expect(await says(ben)).toContain('This plan is for Ada Lindqvist to decide');
  const stranger = { aadObjectId: '11111111-2222-4333-8444-555555555555', name: 'Nobody' };
  expect(await says(stranger)).toContain('for members of the organisation');
  const newer = await chat.says(ada, 'setup');
  expect(textOf(newer.card)).toContain('nothing has been changed yet');
  expect(await says(ada)).toContain('A newer plan has taken its place');
  expect((await sandbox.state()).applications).toEqual([]);
  expect(textOf((await chat.says(ada, 'audit 20')).card)).toContain('Plan refused');
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
