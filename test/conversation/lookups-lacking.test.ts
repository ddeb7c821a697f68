import { connect } from '../support/connecting';
import { startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { type ChannelUser, type Conversation, findAction, textOf, until } from '../support/teams-channel';

let scene: Scene;
let ada: ChannelUser;
let chat: Conversation;

beforeEach(async () => {
  scene = await startScene(startSandboxHere);
  ada = scene.sandbox.user('Global Administrator');
  chat = scene.channel.conversation();
});
afterEach(() => scene.stop());

async function looks(said: string): Promise<string> {
  const message = await chat.says(ada, said);
  return until(() => {
    const text = textOf(message.card);
    return /being read|being asked|Looking up/.test(text) ? undefined : text;
  }, 'all of the look-up');
}

it('names the capability or licence that is missing, and shows what alerts say', async () => {
  expect(await looks('user Ada Lindqvist')).toContain('Not connected yet');
  await scene.sandbox.control('licences', { remove: ['WINDEFATP'], add: [] });
  await connect(chat, ada, { capabilities: 'alerts' });
  const user = await looks('user contosoharbour');
  expect(user).toContain('Directory context is switched off for this tenant');
  expect(
    await until(async () => {
      const text = await looks('device contosoharbour');
      return /\d+ in all/.test(text) ? text : undefined;
    }, 'alerts about a device'),
  ).toContain('Live response needs Defender for Endpoint Plan 2, which this tenant has no licence for');
  for (const said of ['activities sharepoint', 'activities 203.0.113.66'])
    expect(await looks(said)).toContain('Cloud apps is switched off for this tenant');
  const asked = (await scene.sandbox.state()).requests.filter(({ path }) =>
    /auditLogs|api\/machines|api\/v1\/activities/.test(path),
  );
  expect(asked).toEqual([]);
}, 90_000);

it('takes the connection that can, of several', async () => {
  await connect(chat, ada, { capabilities: 'alerts' });
  await connect(chat, ada, { capabilities: 'alerts,directory' }, 'setup second');
  const message = await chat.says(ada, 'user Elin Haugen');
  await until(
    () => (JSON.stringify(message.card).includes('"title":"Manager"') ? true : undefined),
    'the manager',
  );
  expect(findAction(message.card, 'activities.show')).toBeDefined();
}, 120_000);
