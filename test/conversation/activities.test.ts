import { connect } from '../support/connecting';
import { query } from '../support/postgres';
import { startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import {
  type ChannelUser,
  type Conversation,
  findAction,
  type Posted,
  textOf,
  until,
} from '../support/teams-channel';

const ACTIVITIES = 'api/v1/activities';

let scene: Scene;
let ada: ChannelUser;
let analyst: ChannelUser;
let chat: Conversation;

beforeAll(async () => {
  scene = await startScene(startSandboxHere);
  ada = scene.sandbox.user('Global Administrator');
  analyst = scene.sandbox.user('Security Reader');
  chat = scene.channel.conversation();
  const capabilities = 'alerts,directory,cloudApps';
  await connect(chat, ada, { capabilities, cloudAppsUrl: scene.sandbox.url });
}, 90_000);
afterAll(() => scene.stop());

/** Waits until nothing is on its way any more. */
async function whole(message: Posted): Promise<string> {
  return until(() => {
    const text = textOf(message.card);
    return /being read|being asked|Looking up/.test(text) ? undefined : text;
  }, 'all of the look-up');
}

async function looks(text: string, user = analyst): Promise<Posted> {
  const message = await chat.says(user, text);
  await whole(message);
  return message;
}

const asked = async () =>
  (await scene.sandbox.state()).requests.filter(({ path }) => path.includes(ACTIVITIES));

/** The newest look-up in the record. */
async function onRecord() {
  const statement = `select actor, action, subject, detail from audit_entries where action like 'lookup.%' order by number desc limit 1`;
  const [entry] = await query(scene.databaseUrl, statement);
  return entry as { actor: string; action: string; subject: string; detail: Record<string, unknown> };
}

async function fault(fields: object): Promise<void> {
  await scene.sandbox.control('faults', { path: ACTIVITIES, ...fields });
}

it('shows what somebody did, and leads on to the user and their alerts', async () => {
  const message = await looks('activities Carla Moreno');
  const text = textOf(message.card);
  expect(text).toMatch(/\d+ activities of carla\.moreno/);
  expect(text).toMatch(/Log on|Download file/);
  expect(text).toMatch(
    /Microsoft (Teams|Exchange Online|SharePoint Online) · [\d.]+, \w+, (NL|BE) · (desktop|mobile)/,
  );
  expect(await onRecord()).toMatchObject({
    actor: analyst.aadObjectId,
    action: 'lookup.activities',
    subject: 'Carla Moreno',
  });
  const known = chat.messages().length;
  await chat.clicks(analyst, message, 'lookup.open');
  const [opened] = chat.messages().slice(known);
  if (opened === undefined) throw new Error('The look-up came in no message of its own.');
  expect(await whole(opened)).toContain('Security Manager');
  // And back again, from the card of the user.
  const before = chat.messages().length;
  await chat.clicks(analyst, opened, 'activities.show');
  const [again] = chat.messages().slice(before);
  if (again === undefined) throw new Error('The activities came in no message of their own.');
  expect(await whole(again)).toMatch(/activities of carla\.moreno/);
});

it('turns pages without a gap, and without asking for each', async () => {
  const message = await looks('activities');
  const first = textOf(message.card);
  expect(first).toMatch(/1–7 of \d+/);
  const before = (await asked()).length;
  await chat.clicks(analyst, message, 'activities.turn');
  expect(await whole(message)).toMatch(/8–14 of \d+/);
  expect(textOf(message.card)).not.toBe(first);
  expect((await asked()).length).toBe(before);
  expect(JSON.stringify(message.card)).toMatch(/"title":"Previous"[^}]*"skip":0/);
});

it('finds an app by what its activities call it, and narrows by event, place and device', async () => {
  const app = textOf((await looks('activities sharepoint')).card);
  expect(app).toMatch(/\d+ activities in Microsoft SharePoint Online/);
  expect(app).not.toMatch(/Teams|Exchange/);
  const narrowed = textOf(
    (await looks('activities app:teams event:download country:nl device:desktop')).card,
  );
  expect(narrowed).toContain('event:download country:NL device:desktop');
  expect(narrowed).not.toMatch(/Log on|BE · |mobile/);
  const address = textOf((await looks('activities 198.51.100.9')).card);
  expect(address).toMatch(/\d+ activities from 198\.51\.100\.9/);
  expect(address).not.toContain('203.0.113');
});

it('says why a sign-in failed, in the smaller line', async () => {
  const text = textOf((await looks('activities event:failed')).card);
  expect(text).toMatch(/Failed log on\s+[^(]*· Error validating credentials/);
  expect(text).not.toContain('Failure message');
});

it('says when there is none, and when a query is not understood', async () => {
  expect(textOf((await looks('activities 192.0.2.254')).card)).toContain('No activities from 192.0.2.254');
  const wrong = await chat.says(analyst, 'activities usr:elin since:1d');
  expect(textOf(wrong.card)).toContain('There is no field usr:');
  expect(textOf((await looks('activities zzyzx')).card)).toContain('No user or app called zzyzx');
  expect(textOf((await looks('activities user:zzyzx')).card)).toContain('No user or app called zzyzx');
});

it('asks which of several is meant', async () => {
  const message = await looks('activities li since:7d');
  expect(textOf(message.card)).toContain('Which user is meant?');
  await chat.clicks(analyst, message, 'activities.turn');
  expect(await whole(message)).toMatch(/activities? of .*@/);
});

it.each([
  "x' or 1=1",
  '{"$ne":1}',
  '[a](https://evil.example)',
  '<at>all</at>',
  '\ud800',
  '\u202eevil',
  '"',
  '-',
])('takes %s for words and nothing else', async (name) => {
  const before = (await scene.sandbox.state()).requests.length;
  const message = await looks(`activities ${name}`);
  expect(textOf(message.card)).toMatch(/No user or app|\d+ activities|not understood/);
  const after = (await scene.sandbox.state()).requests.slice(before);
  expect(after.filter(({ status }) => status >= 400 && status !== 429)).toEqual([]);
  expect(JSON.stringify(message.card)).not.toContain('<at>');
});

it('is for those who may read alerts', async () => {
  for (const other of [scene.sandbox.user(), scene.sandbox.guest()]) {
    const before = (await asked()).length;
    expect(textOf((await chat.says(other, 'activities sharepoint')).card)).toMatch(/Alerts are for/);
    expect((await asked()).length).toBe(before);
  }
  const message = await looks('activities Elin Haugen');
  const { card } = await chat.clicks(scene.sandbox.user(), message, 'activities.turn');
  expect(textOf(card)).toMatch(/Alerts are for/);
});

it('takes only what its buttons carry', async () => {
  for (const data of [{ query: 1 }, { query: 'x', skip: -1 }, { query: 'x', at: 1e300 }, null]) {
    const { card } = await chat.invokes(analyst, 'none', {
      ...{ type: 'Action.Execute', verb: 'activities.turn', data },
    });
    expect(textOf(card)).toContain('This button does nothing any more');
  }
});

it('says that the service is used up, at once and for how long, and goes on from there', async () => {
  await fault({ status: 429, retryAfter: 6, times: 1 });
  const message = await looks('activities 203.0.113.71 since:3d');
  expect(textOf(message.card)).toMatch(/takes 30 requests a minute.*Try again in 6 s/);
  // Sooner than that it is not asked again.
  const early = await looks('activities 203.0.113.71 since:3d');
  expect(textOf(early.card)).toMatch(/Try again in [1-6] s/);
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  await chat.clicks(analyst, message, 'activities.turn');
  expect(await whole(message)).toMatch(/activities from 203\.0\.113\.71/);
});

it('says which permission is missing', async () => {
  await fault({ status: 403, times: 1 });
  expect(textOf((await looks('activities 203.0.113.24 since:5d')).card)).toContain(
    'Needs investigation.read',
  );
});

it('opens from the address and the app of an alert, and names the alert in the record', async () => {
  const list = await until(async () => {
    const message = await chat.says(analyst, 'alerts "mass download"');
    return findAction(message.card, 'alert.open') ? message : undefined;
  }, 'an alert about cloud apps');
  await chat.clicks(analyst, list, 'alert.open');
  for (const [kind, expected] of [
    ['ip', /\d+ activities from 198\.51\.100\.34/],
    ['app', /\d+ activities in Microsoft SharePoint Online/],
  ] as const) {
    const data = dataOf(list.card, kind);
    const known = chat.messages().length;
    await chat.invokes(analyst, list.id, { type: 'Action.Execute', verb: 'lookup.open', data });
    const opened = await until(() => chat.messages()[known], 'the activities');
    expect(await whole(opened)).toMatch(expected);
    const entry = await onRecord();
    expect(entry).toMatchObject({ action: `lookup.${kind}`, detail: { alert: data['alert'] } });
  }
});

/** What the row of an entity of this kind carries. */
function dataOf(card: unknown, kind: string): Record<string, unknown> {
  const found = new RegExp(`"data":(\\{[^{}]*"kind":"${kind}"[^{}]*\\})`).exec(JSON.stringify(card))?.[1];
  if (found === undefined) throw new Error(`The alert shows no ${kind}.`);
  return JSON.parse(found) as Record<string, unknown>;
}
