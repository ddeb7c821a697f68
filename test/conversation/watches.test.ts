import { connect } from '../support/connecting';
import { startBotProgram, startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
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
let reader: ChannelUser;
let team: Conversation;

beforeAll(async () => {
  scene = await startScene(startSandboxHere, { LANGUAGES: 'en,de' });
  ada = scene.sandbox.user('Global Administrator');
  reader = scene.sandbox.user('Security Reader');
  const chat = scene.channel.conversation();
  await connect(chat, ada, 'recommended');
}, 120_000);
afterAll(() => scene.stop());
beforeEach(() => {
  team = scene.channel.conversation('channel');
});

function arrive(count: number, severity: string, title: string): Promise<void> {
  const at = new Date(Date.now() + 1_000).toISOString();
  const items = Array.from({ length: count }, (_, number) => ({
    ...{ id: `${severity}-${number}-${at}`, title, severity, status: 'new', createdDateTime: at },
    ...{ lastUpdateDateTime: at, serviceSource: 'microsoftDefenderForEndpoint' },
  }));
  return scene.sandbox.control('alerts', { items });
}

function ping(place: Conversation, words: string): Promise<Posted> {
  const saying = ({ card }: Posted) => textOf(card).includes(words);
  return until(() => place.notices().find(saying), `a message of "${words}"`);
}

it('watches for those who may read, teaches a wrong query, and pauses, resumes and deletes', async () => {
  for (const other of [scene.sandbox.user(), scene.sandbox.guest()])
    for (const said of ['watch severity:high', 'watches'])
      expect(textOf((await team.says(other, said)).card)).toMatch(/Alerts are for/);
  const wrong = await team.says(reader, 'watch name:"Night" severity:hgih');
  expect(textOf(wrong.card)).toContain('Did you mean high?');
  expect(textOf((await team.clicks(reader, wrong, 'command.run')).card)).toContain('Watching Night');
  expect(textOf((await team.says(reader, 'watch SEVERITY:HIGH')).card)).toContain('Watched here already');
  expect(textOf((await team.says(reader, 'watch quiet:25:00-07:00 x')).card)).toContain('22:00-07:00');
  expect(textOf((await team.says(reader, 'watch')).card)).toContain('What is to be watched?');

  const hostile = '[x](https://evil.example) <at>all</at> ${title} {{DATE(2020-01-01T00:00:00Z)}}';
  await arrive(1, 'high', hostile);
  const told = await ping(team, '1 new alert');
  expect(JSON.stringify(told.card)).not.toMatch(/<at>|\$\{|\{\{DATE/);
  const copy = { ...told };
  const shown = await team.clicks(reader, { ...copy }, 'alerts.refine');
  expect(textOf(shown.card)).toContain('1 alert');
  expect(textOf((await team.clicks(scene.sandbox.user(), { ...copy }, 'alerts.refine')).card)).toContain(
    'Alerts are for',
  );

  const list = await team.says(reader, 'watches');
  expect(textOf(list.card)).toContain('1 so far');
  const stolen = findAction(list.card, 'watch.delete');
  const elsewhere = await scene.channel.conversation().invokes(ada, undefined, stolen);
  expect(textOf(elsewhere.card)).toContain('not here any more');
  const own = scene.channel.conversation();
  expect(textOf((await own.says(reader, 'watches')).card)).toContain('in a channel');
  expect(textOf((await team.clicks(reader, list, 'watch.pause')).card)).toContain('Paused');
  expect(textOf((await team.clicks(ada, list, 'watch.resume')).card)).toContain(`by ${ada.name}`);
  expect(textOf((await team.clicks(ada, list, 'watch.delete')).card)).toContain('Nothing is watched here');
}, 90_000);

it('tells of new alerts in the language that the watch was made in', async () => {
  const made = await team.says(reader, 'watch sturmflut quiet:02:00-03:00', { locale: 'de-DE' });
  expect(textOf(made.card)).toMatch(/Wird beobachtet: sturmflut .*Bisher passt keine Warnung/s);
  expect(textOf((await team.says(ada, 'watches')).card)).toContain('quiet 02:00–03:00 Europe/Berlin');
  await arrive(1, 'high', 'Sturmflut');
  await ping(team, '1 neue Warnung');
}, 90_000);

it('tells a storm of 1,200 in one message, with two bots on one database', async () => {
  const second = await startBotProgram(scene.sandbox, scene.databaseUrl);
  await team.says(ada, 'watch severity:high hurricane');
  const before = scene.channel.attempts;
  await arrive(1_200, 'high', 'Hurricane');
  await ping(team, '1,200 new alerts');
  await second.stop();
  expect(team.notices()).toHaveLength(1);
  // The answer to `watch` apart, which had come before.
  expect(scene.channel.attempts - before).toBe(1);
}, 90_000);

it('repeats what is high after it was killed in the middle of sending, and nothing else', async () => {
  await team.says(ada, 'watch thunder');
  scene.channel.refusals.set(team.id, { status: 500, afterDelivery: true, hold: true, times: 1 });
  await Promise.all([arrive(2, 'low', 'Thunder'), arrive(1, 'high', 'Thunder')]);
  await ping(team, 'new alert');
  await scene.restart();
  await until(() => (team.notices().length === 2 ? true : undefined), 'it to be told again');
  expect(textOf(team.notices()[1]?.card)).toContain('1 new alert ');
}, 90_000);

it('waits where it is throttled, and goes on once somebody speaks where it was refused', async () => {
  await team.says(ada, 'watch storm');
  scene.channel.refusals.set(team.id, { status: 429, retryAfter: 1, times: 1 });
  await arrive(1, 'low', 'Storm');
  await ping(team, '1 new alert');
  const refused = scene.channel.conversation('groupChat');
  await refused.says(ada, 'watch severity:high storm');
  scene.channel.refusals.set(refused.id, { status: 403, code: 'BotNotInConversationRoster', times: 1 });
  await arrive(1, 'high', 'Storm');
  await ping(team, '2 new alerts');
  await until(() => (scene.channel.refusals.size === 0 ? true : undefined), 'the refusal to be met');
  expect(refused.notices()).toEqual([]);
  await until(async () => {
    await refused.says(ada, 'help');
    return refused.notices()[0];
  }, 'it to be told there');
}, 90_000);

it('pings the conversation that notices were sent to, as severe as an administrator says, until that is moved', async () => {
  const answer = await team.says(ada, 'notify here');
  expect(textOf(answer.card)).toContain('new alerts of high severity');
  const old = { ...answer };
  const { card } = await team.clicks(reader, { ...old }, 'watch.severity');
  expect(textOf(card)).toContain('administrator');
  expect(textOf((await team.clicks(ada, { ...old }, 'watch.severity')).card)).toContain('medium and high');
  await arrive(1, 'medium', 'Breeze');
  await ping(team, '1 new alert');
  expect(textOf((await team.says(reader, 'watches')).card)).toContain('New alerts of Drawbridge');
  await scene.channel.conversation().says(ada, 'notify me');
  expect(textOf((await team.says(reader, 'watches')).card)).toContain('Nothing is watched here');
}, 90_000);
