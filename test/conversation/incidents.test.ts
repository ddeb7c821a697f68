import { setUpEnded } from '../support/connecting';
import { startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { walkSettings } from '../support/settings';
import { type ChannelUser, type Conversation, type Posted, textOf, until } from '../support/teams-channel';

let scene: Scene;
let ada: ChannelUser;
let chat: Conversation;

beforeEach(async () => {
  scene = await startScene(startSandboxHere);
  ada = scene.sandbox.user('Global Administrator');
  chat = scene.channel.conversation();
});
afterEach(() => scene.stop());

async function connected(message: Posted): Promise<void> {
  await chat.clicks(ada, message, 'plan.approve');
  await setUpEnded(message);
}

async function incidents(query = ''): Promise<Posted> {
  return until(async () => {
    const message = await chat.says(ada, `incidents ${query}`);
    return /No incidents|1–\d+ of \d+(?!.*still being read)/.test(textOf(message.card)) ? message : undefined;
  }, 'the incidents to be read');
}

it('reads incidents, finds them by what their alerts say, and shows one with its alerts', async () => {
  const message = await chat.says(ada, 'setup');
  await chat.clicks(ada, message, 'setup.recommended');
  await connected(message);
  await scene.sandbox.control('incidents', {
    items: [
      {
        id: '90210',
        displayName: 'Harbour gate left open',
        severity: 'high',
        status: 'active',
        description: 'Somebody walked in.',
        customTags: ['gate'],
        comments: [
          { comment: 'Looking.', createdByDisplayName: 'Ben', createdDateTime: '2026-11-24T10:00:00Z' },
        ],
      },
      { id: null, displayName: 'No id at all' },
    ],
  });
  await scene.sandbox.control('alerts', {
    items: [
      { id: 'gate-1', title: 'Door **sensor** <at>x</at>', severity: 'high', incidentId: '90210' },
      {
        ...{ id: 'gate-2', title: 'Window sensor', severity: 'low', incidentId: '90210' },
        evidence: [
          {
            '@odata.type': '#microsoft.graph.security.userEvidence',
            userAccount: { accountName: 'jo<at>x</at>' },
          },
          { '@odata.type': '#microsoft.graph.security.ipEvidence', ipAddress: '203.0.113.5' },
        ],
      },
    ],
  });
  const list = await until(async () => {
    const found = await incidents('gate');
    return /Harbour gate.*2 alerts/.test(textOf(found.card)) ? found : undefined;
  }, 'the incident and both of its alerts');
  const { card } = await chat.clicks(ada, list, 'incident.open');
  const shown = textOf(card);
  expect(shown).toContain('Harbour gate left open');
  expect(shown).toContain('Somebody walked in.');
  expect(shown).toContain('Ben: Looking.');
  expect(shown).toContain('Window sensor');
  const opened = await chat.says(ada, 'incident 90210');
  expect(textOf(opened.card)).toContain('Window sensor');
  const known = chat.messages().length;
  await chat.clicks(ada, opened, 'incident.entities');
  const who = await until(() => chat.messages()[known], 'whom and what it is about');
  expect(textOf(who.card)).toContain('203.0.113.5');
  expect(JSON.stringify(who.card)).toMatch(/"verb":"lookup.open"[^]*"kind":"user"[^]*"kind":"ip"/);
  expect(textOf(who.card)).not.toContain('<at>');
  expect(textOf((await chat.says(ada, 'incident 4711')).card)).toContain('No such incident');
  expect(textOf((await chat.says(ada, 'incidents severty:high')).card)).toContain('Did you mean severity');
  expect(textOf((await incidents('device:nowhere')).card)).toContain('No incidents');
  for (const other of [scene.sandbox.user(), scene.sandbox.guest()])
    for (const said of ['incidents', 'incident 90210'])
      expect(textOf((await chat.says(other, said)).card)).not.toContain('Harbour gate');
  await scene.sandbox.control('incidents', {
    items: [{ id: '90210', displayName: 'Harbour gate shut', severity: 'high', status: 'resolved' }],
  });
  await until(async () => {
    const now = textOf((await chat.says(ada, 'incident 90210')).card);
    return now.includes('Status from active to resolved') ? true : undefined;
  }, 'its history');
}, 90_000);

it('reads alerts alone where the settings say so, and says that of incidents', async () => {
  const message = await chat.says(ada, 'setup');
  await walkSettings(chat, ada, message, { capabilities: 'alerts,incidents', source: 'alerts' });
  await connected(message);
  const { card } = await chat.says(ada, 'incidents');
  expect(textOf(card)).toContain('Incidents are not read');
  const asked = (await scene.sandbox.state()).requests.filter(({ path }) => /incidents\?.*filter/.test(path));
  expect(asked).toEqual([]);
}, 90_000);

it('wants the capability for incidents', async () => {
  const message = await chat.says(ada, 'setup');
  await walkSettings(chat, ada, message, { capabilities: 'alerts', source: 'incidents' });
  expect(textOf(message.card)).toContain('Incidents are off among the capabilities');
});
