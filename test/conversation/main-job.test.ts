import { type BotProgram, type SandboxProgram, startSandboxProgram } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import type { TeamsChannel } from '../support/teams-channel';
import { type ChannelUser, type Conversation, type Posted, textOf, until } from '../support/teams-channel';

let sandbox: SandboxProgram;
let bot: BotProgram;
let channel: TeamsChannel;
let scene: Scene;
let ada: ChannelUser;
let chat: Conversation;

beforeAll(async () => {
  scene = await startScene(startSandboxProgram);
  ({ sandbox, bot, channel } = scene);
  ada = sandbox.user('Global Administrator');
  chat = channel.conversation();
});
afterAll(() => scene.stop());

function posted(id: string, title: string, extra: object = {}) {
  const now = new Date().toISOString();
  return {
    id,
    title,
    severity: 'high',
    status: 'new',
    serviceSource: 'microsoftDefenderForEndpoint',
    description: 'A story about it.',
    createdDateTime: now,
    lastUpdateDateTime: now,
    evidence: [
      {
        '@odata.type': '#microsoft.graph.security.deviceEvidence',
        deviceDnsName: 'lap-0142.contoso.example',
      },
    ],
    ...extra,
  };
}

describe('before anything is set up', () => {
  it('answers help with what the asker may use', async () => {
    expect(textOf((await chat.says(ada, 'help')).card)).toContain('setup');
    const ordinary = textOf((await channel.conversation().says(sandbox.user(), 'help')).card);
    expect(ordinary).not.toContain('Connect this tenant');
  });

  it.each(['setup', 'alerts', 'alert abc', 'status', 'permissions'])(
    'tells an ordinary user kindly who can help with %s',
    async (said) => {
      const { card } = await channel.conversation().says(sandbox.user(), said);
      expect(textOf(card)).toMatch(/administrator/i);
      expect(JSON.stringify(card)).not.toContain('plan.');
    },
  );

  it('shows a guest nothing', async () => {
    const { card } = await channel.conversation().says(sandbox.guest(), 'setup');
    expect(textOf(card)).toContain('members of the organisation');
  });

  it('tells a reader that nothing is connected yet', async () => {
    const { card } = await channel.conversation().says(sandbox.user('Security Reader'), 'alerts');
    expect(textOf(card)).toContain('Not connected yet');
  });

  it('offers the nearest command for a mistyped one, and runs it', async () => {
    const message = await chat.says(ada, 'hlep');
    const { card } = await chat.clicks(ada, message, 'command.run');
    expect(textOf(card)).toContain('What you can ask');
  });
});

describe('the setup', () => {
  let message: Posted;

  it('shows the plan with every exact request, and changes nothing', async () => {
    message = await chat.says(ada, 'setup');
    const { card } = await chat.clicks(ada, message, 'setup.recommended');
    const text = textOf(card);
    expect(text).toContain('nothing has been changed yet');
    for (const role of ['SecurityAlert', 'SecurityIncident', 'Directory', 'AuditLog', 'ThreatHunting']) {
      expect(text).toContain(`${role}.Read.All`);
    }
    expect(JSON.stringify(card)).toContain('POST /servicePrincipals');
    expect((await sandbox.state()).applications).toEqual([]);
  });

  it('is not approved by an ordinary user, a second administrator, or from elsewhere', async () => {
    const ben = { aadObjectId: sandbox.users[1]?.aadObjectId ?? '', name: 'Ben' };
    expect(textOf((await chat.clicks(sandbox.user(), message, 'plan.approve')).card)).toContain(
      'administrator',
    );
    message = await planAgain();
    expect(textOf((await chat.clicks(ben, message, 'plan.approve')).card)).toContain(
      `for ${ada.name} to decide`,
    );
    message = await planAgain();
    const elsewhere = channel.conversation();
    expect(textOf((await elsewhere.clicks(ada, message, 'plan.approve')).card)).toContain('not known here');
    expect((await sandbox.state()).applications).toEqual([]);
  });

  it('is carried out once, however often it is clicked, and ticks off in the same card', async () => {
    message = await planAgain();
    const action = { ...message };
    const clicks = Array.from({ length: 20 }, () => chat.clicks(ada, { ...action }, 'plan.approve'));
    for (const { status } of await Promise.all(clicks)) expect(status).toBe(200);
    await until(() => (textOf(message.card).includes('so far') ? true : undefined), 'the setup to be done');
    expect(message.updates).toBeGreaterThan(0);
    const { applications, servicePrincipals, appRoleAssignments } = await sandbox.state();
    expect(applications).toHaveLength(1);
    expect(applications[0]?.keyCredentials).toHaveLength(1);
    expect(applications[0]?.passwordCredentials).toHaveLength(0);
    const ours = servicePrincipals.filter(({ appId }) => appId === applications[0]?.appId);
    expect(ours).toHaveLength(1);
    const roles = appRoleAssignments
      .filter(({ principalId }) => principalId === ours[0]?.id)
      .map(({ appRoleId }) => appRoleId);
    expect(new Set(roles).size).toBe(5);
    expect(roles).toHaveLength(5);
  });

  async function planAgain(): Promise<Posted> {
    return chat.says(ada, 'setup');
  }
});

describe('once connected', () => {
  it('has nothing to change', async () => {
    expect(textOf((await chat.says(ada, 'setup')).card)).toContain('is connected');
    expect(textOf((await chat.says(ada, 'permissions')).card)).toContain('5 of 5 permissions granted');
    expect(textOf((await chat.says(ada, 'status')).card)).toContain('connected and healthy');
  });

  it('lists a new alert within one poll, to those who may read', async () => {
    await sandbox.control('alerts', { items: [posted('new-alert-1', 'Odd PowerShell on a laptop')] });
    const reader = sandbox.user('Security Reader');
    const theirs = channel.conversation();
    await until(
      async () =>
        textOf((await theirs.says(reader, 'alerts powershell')).card).includes('Odd PowerShell')
          ? true
          : undefined,
      'the alert',
    );
    const { card } = await theirs.says(reader, 'alert new-alert-1');
    expect(textOf(card)).toContain('lap-0142.contoso.example');
    expect(textOf(card)).toContain('A story about it.');
    expect(
      textOf((await channel.conversation().says(sandbox.user(), 'alert new-alert-1')).card),
    ).not.toContain('Odd');
  }, 60_000);

  it('pages through a list, newest first, and back', async () => {
    const items = Array.from({ length: 20 }, (_, index) =>
      posted(`page-${index}`, `Paged alert ${index}`, {
        severity: 'low',
        createdDateTime: new Date(Date.now() - index * 60_000).toISOString(),
      }),
    );
    await sandbox.control('alerts', { items });
    await until(
      async () =>
        textOf((await chat.says(ada, 'alerts paged')).card).includes('20 alerts') ? true : undefined,
      'twenty alerts',
    );
    const message = await chat.says(ada, 'alerts paged');
    expect(textOf(message.card)).toContain('1–7 of 20');
    await chat.clicks(ada, message, 'alerts.next');
    expect(textOf(message.card)).toContain('8–14 of 20');
    await chat.clicks(ada, message, 'alerts.next');
    expect(textOf(message.card)).toContain('15–20 of 20');
    await chat.clicks(ada, message, 'alerts.previous');
    expect(textOf(message.card)).toContain('8–14 of 20');
  }, 60_000);

  it('teaches a wrong query', async () => {
    const { card } = await chat.says(ada, 'alerts severity:hgih');
    expect(textOf(card)).toContain('high');
    expect(JSON.stringify(card)).toContain('severity:high');
  });

  it('works in a channel, where the bot is mentioned', async () => {
    const team = channel.conversation('channel');
    const mention = {
      type: 'mention',
      text: '<at>Drawbridge</at>',
      mentioned: { id: '28:bot', name: 'Drawbridge' },
    };
    const { card } = await team.says(ada, '<at>Drawbridge</at>&nbsp;alerts paged', { entities: [mention] });
    expect(textOf(card)).toContain('20 alerts');
  });

  it('has told no secret to the log', () => {
    expect(bot.printed()).not.toMatch(/PRIVATE KEY|client_assertion=|Bearer ey/);
  });
});
