import { connect } from '../support/connecting';
import { startSandboxHere } from '../support/programs';
import { query } from '../support/postgres';
import { type Scene, startScene } from '../support/scene';
import {
  type ChannelUser,
  type Conversation,
  findAction,
  type Posted,
  textOf,
  until,
} from '../support/teams-channel';

const PATH = '/security/runHuntingQuery';

let scene: Scene;
let ada: ChannelUser;
let grace: ChannelUser;
let hugo: ChannelUser;
let chat: Conversation;

beforeAll(async () => {
  scene = await startScene(startSandboxHere, { LANGUAGES: 'en,de' });
  ada = scene.sandbox.user('Global Administrator');
  grace = scene.sandbox.user('Security Reader');
  hugo = scene.sandbox.user('Security Operator');
  chat = scene.channel.conversation();
  await connect(chat, ada, 'recommended');
}, 90_000);
afterAll(() => scene.stop());
beforeEach(() => (chat = scene.channel.conversation('groupChat')));

const shown = ({ card }: Posted) => textOf(card).replaceAll(/\s+/g, ' ').trim();
const hunts = async () => (await scene.sandbox.state()).requests.filter(({ path }) => path.endsWith(PATH));
const audited = async (action: string) =>
  (await query(
    scene.databaseUrl,
    `select actor, subject, detail from audit_entries where action = '${action}' order by number`,
  )) as {
    actor: string;
    subject: string;
    detail: Record<string, unknown>;
  }[];

function answerWith(body: object, more: object = {}): Promise<void> {
  return scene.sandbox.control('faults', { path: PATH, status: 200, body, ...more });
}

it('runs a pasted query of several lines, shows a table, and gives all of it as a file', async () => {
  const kql =
    'DeviceLogonEvents // who\n| where ActionType == “LogonSuccess”\n| project Timestamp, AccountName\n| order by Timestamp desc';
  const message = await chat.says(grace, `hunt 7d\n\`\`\`\n${kql}\n\`\`\``);
  expect(shown(message)).toMatch(/[\d,]+ rows .*the last 7 days · Grace Whitfield.*Timestamp AccountName/);
  expect(shown(message)).toMatch(/\d+ Nov, \d\d:\d\d:\d\d/);
  expect(shown(message)).toContain('| where ActionType == "LogonSuccess"');
  const [entry] = await audited('hunt.started');
  expect(entry).toMatchObject({
    actor: grace.aadObjectId,
    detail: { query: kql.replaceAll(/[“”]/g, '"'), timespan: 'P7D' },
  });

  const before = chat.messages().length;
  await chat.clicks(hugo, message, 'hunt.file');
  const file = await until(() => chat.messages()[before], 'the file');
  const [, url = ''] = /"url":"([^"]+)"/.exec(JSON.stringify(file.card)) ?? [];
  const lines = (await (await fetch(url)).text()).replace('\uFEFF', '').trim().split('\r\n');
  expect(lines[0]).toBe('"Timestamp","AccountName"');
  expect(lines[1]).toMatch(/^"\d{4}-\d\d-\d\dT[\d:.]+Z","[a-z.]+"$/);
  const [, count = ''] = /([\d,]+) rows/.exec(shown(message)) ?? [];
  expect(lines).toHaveLength(1 + Number(count.replaceAll(',', '')));
  expect((await fetch(url)).status).toBe(404);
  expect(await audited('hunt.exported')).toMatchObject([{ actor: hugo.aadObjectId }]);
});

it('leads to whom and what the rows name', async () => {
  const reader = scene.sandbox.user('Security Reader');
  const rows = [
    { AccountUpn: null, DeviceName: 'lap-07.contosoharbour.example', RemoteIP: '203.0.113.199' },
    { AccountUpn: '<at>x</at>', DeviceName: 'lap-08', RemoteIP: 'none' },
  ];
  const schema = ['AccountUpn', 'DeviceName', 'RemoteIP'].map((name) => ({ name, type: 'String' }));
  await answerWith({ schema, results: rows });
  const message = await chat.says(reader, 'hunt DeviceNetworkEvents');
  const buttons = JSON.stringify(message.card);
  expect(buttons).toContain('"data":{"kind":"user","name":"<at>x</at>"}');
  expect(buttons).toContain('"data":{"kind":"device","name":"lap-07.contosoharbour.example"}');
  expect(buttons).not.toContain('"title":"Look up <at>x</at>"');
  const known = chat.messages().length;
  await chat.clicks(reader, message, 'lookup.open');
  await until(() => chat.messages()[known], 'the look-up');
});

it('is for those who may read', async () => {
  const before = (await audited('hunt.started')).length;
  for (const other of [scene.sandbox.user(), scene.sandbox.guest()])
    for (const said of ['hunt AlertInfo', 'hunts', 'hunt run x', 'hunt save x AlertInfo'])
      expect(shown(await chat.says(other, said))).toMatch(
        /for the security team|for members of the organisation/,
      );
  expect(await audited('hunt.started')).toHaveLength(before);
});

it('says what is wrong with a query, and where', async () => {
  const said = async (kql: string) => shown(await chat.says(grace, `hunt ${kql}`));
  expect(await said('AlertInfo\n| where Tittle == "x"')).toMatch(
    /names something that is not there.*Failed to resolve scalar expression named 'Tittle'.*line 2: \| where Tittle == "x"/,
  );
  expect(await said('NoTable | take 1')).toMatch(/not there.*named 'NoTable'.*product that fills it/);
  expect(await said('AlertInfo |')).toMatch(/cannot be read.*incomplete fragment/);
  expect(await said('9y AlertInfo')).toContain('That is no time span');
  expect(await said('')).toContain('Hunt with KQL');
});

it.each([
  [400, 'BadRequest', 'Query exceeded the timeout period.', 'longer than three minutes'],
  [
    400,
    'BadRequest',
    'Query execution has exceeded the allowed result size. Optimize your query by limiting the number of results and try again.',
    'The result is too large',
  ],
  [400, 'BadRequest', 'Query stopped due to excessive resource consumption.', 'The query needs too much'],
  [403, 'Forbidden', 'Missing application roles.', 'lacks ThreatHunting.Read.All'],
  [500, 'InternalServerError', 'Oops', 'Microsoft did not answer'],
])('explains %i %s: %s', async (status, code, message, words) => {
  const before = (await hunts()).length;
  await answerWith({ error: { code, message } }, { status });
  const answer = await chat.says(grace, 'hunt AlertInfo | take 1');
  expect(shown(answer)).toContain(words);
  expect(await hunts()).toHaveLength(before + 1);
  const after = chat.messages().length;
  await chat.clicks(grace, answer, 'hunt.again');
  expect(shown(await until(() => chat.messages()[after], 'the second run'))).toContain('1 row');
});

it('shows whatever comes back as text, and puts no formula into a file', async () => {
  const hostile = '=cmd|"/c calc"!A1 [x](https://evil.example) <at>Ada</at> ${title} {{DATE(2020-01-01)}}';
  const columns = Array.from({ length: 100 }, (_, index) => ({ name: `C${index}`, type: 'String' }));
  const row = Object.fromEntries(columns.map(({ name }) => [name, hostile]));
  await answerWith({ schema: columns, results: [row, { C0: 'x'.repeat(3_000_000) }] });
  const message = await chat.says(grace, 'hunt Hostile');
  const json = JSON.stringify(message.card);
  expect(Buffer.byteLength(json)).toBeLessThan(28 * 1024);
  expect(json).not.toMatch(/<at>Ada|\$\{title|\{\{DATE/);
  expect(shown(message)).toMatch(/2 rows.*C0:.*more columns in the file/);
  await answerWith({ schema: 'none' });
  expect(shown(await chat.says(grace, 'hunt Odd'))).toContain('not as documented');
  await answerWith({ Schema: [], schema: [{ Name: 'A', Type: 'String' }], results: [{ A: 'old form' }] });
  expect(shown(await chat.says(grace, 'hunt Old'))).toContain('old form');
});

it('keeps quiet for as long as Microsoft asks, and says until when', async () => {
  const error = {
    code: 'TooManyRequests',
    message: 'You have exceeded processing resources allocated to this tenant.',
  };
  await answerWith({ error }, { status: 429, retryAfter: 3 });
  const before = (await hunts()).length;
  const message = await chat.says(grace, 'hunt AlertInfo | take 1');
  expect(shown(message)).toMatch(/processing time of this tenant is used up.*again from \d\d:\d\d:\d\d/);
  expect(shown(await chat.says(hugo, 'hunt AlertInfo | take 1'))).toContain('is used up');
  expect(await hunts()).toHaveLength(before + 1);
  await until(async () => {
    const again = shown(await chat.says(hugo, 'hunt AlertInfo | take 1'));
    return again.includes('1 row') ? true : undefined;
  }, 'the pause to end');
});

it('works on, and brings the card up to date', async () => {
  await scene.sandbox.control('faults', { path: PATH, delayMs: 2_500 });
  const message = await chat.says(grace, 'hunt AlertInfo | take 1');
  expect(shown(message)).toMatch(/^Hunting since/);
  await until(() => (shown(message).includes('1 row') ? true : undefined), 'the answer');
});

it('is cancelled by the one who asked, and by nobody else', async () => {
  await scene.sandbox.control('faults', { path: PATH, hold: true });
  const message = await chat.says(grace, 'hunt AlertInfo | take 1');
  const refused = await chat.clicks(hugo, message, 'hunt.cancel');
  expect(textOf(refused.card)).toContain('Only Grace Whitfield, who asked, can cancel it.');
  const action = findAction(message.card, 'hunt.cancel');
  const outsider = await chat.invoke(scene.sandbox.user(), message.id, { action }, false);
  expect(textOf(outsider.card)).toContain('for the security team');
  expect(await audited('hunt.cancel-refused')).toMatchObject([{ actor: hugo.aadObjectId }]);
  const ended = await chat.clicks(grace, message, 'hunt.cancel');
  expect(textOf(ended.card)).toContain('The hunt was cancelled');
  expect(await audited('hunt.cancelled')).toMatchObject([{ actor: grace.aadObjectId }]);
  await until(() => (shown(message).includes('was cancelled') ? true : undefined), 'everybody to see it');
});

it('hunts from an alert, once for two clicks, and says in the audit from which', async () => {
  const list = await chat.says(grace, 'alerts "phishing mail"');
  const opened = await chat.clicks(grace, list, 'alert.open');
  list.card = opened.card;
  let before = chat.messages().length;
  await chat.clicks(grace, list, 'hunt.choose');
  const offers = await until(() => chat.messages()[before], 'the offers');
  expect(shown(offers)).toMatch(
    /What to hunt for.*Who else got this mail.*Who clicked this URL.*All sign-ins of this user/,
  );
  before = chat.messages().length;
  const ran = (await hunts()).length;
  const [first, second] = await Promise.all([
    chat.clicks(grace, offers, 'hunt.offer'),
    chat.clicks(grace, offers, 'hunt.offer'),
  ]);
  expect([first.body.type, second.body.type]).toEqual(
    Array(2).fill('application/vnd.microsoft.activity.message'),
  );
  const result = await until(() => chat.messages()[before], 'the result');
  expect(shown(result)).toMatch(/^\d+ rows Who else got this mail/);
  expect(chat.messages()).toHaveLength(before + 1);
  expect(await hunts()).toHaveLength(ran + 1);
  const entries = await audited('hunt.started');
  expect(entries.at(-1)?.detail).toMatchObject({ alert: expect.stringMatching(/^da6/) as string });
});

it('takes nothing from a button on trust', async () => {
  const before = (await hunts()).length;
  const once = 'abcdefghijkl';
  for (const data of [
    { alert: 'none', hunt: 'mail-recipients', kind: 'mail', entity: 'x', once },
    { alert: 'da6', hunt: '../x', kind: 'user', entity: '"; AlertInfo //', once },
  ]) {
    const answer = await chat.invokes(grace, undefined, { type: 'Action.Execute', verb: 'hunt.offer', data });
    expect(answer.status).toBe(200);
  }
  for (const verb of ['hunt.file', 'hunt.cancel', 'hunt.again'])
    await chat.invokes(grace, undefined, { type: 'Action.Execute', verb, data: { id: 'nothing', once } });
  expect(await hunts()).toHaveLength(before);
});

it('keeps hunts with parameters, which are never put into the query', async () => {
  const save =
    'hunt save Logons(user, since:datetime) 7d DeviceLogonEvents\n| where AccountName =~ user and Timestamp > since\n| project AccountName';
  expect(shown(await chat.says(grace, 'hunts'))).toContain('No saved hunts yet');
  expect(shown(await chat.says(grace, save))).toContain('Logons(user, since:datetime) is saved');
  expect(shown(await chat.says(hugo, save))).toContain('There is a logons already');
  expect(shown(await chat.says(hugo, 'hunts'))).toMatch(
    /1 saved hunt .*logons\(user, since:datetime\).*Grace Whitfield · 7d/,
  );
  expect(shown(await chat.says(hugo, 'hunt run logons user=elin.haugen since=3d'))).toMatch(
    /rows? logons user=elin.haugen.*elin.haugen/,
  );
  const hostile = await chat.says(hugo, 'hunt run logons user="x\\" or 1==1 //" since=3d');
  expect(shown(hostile)).toMatch(/No rows/);
  expect(shown(hostile)).toContain('let user = "x\\" or 1==1 //";');
  expect(shown(await chat.says(hugo, 'hunt run logons user=a'))).toContain('It wants since');
  expect(shown(await chat.says(hugo, 'hunt run nothing'))).toContain('There is no hunt nothing');
  expect(shown(await chat.says(hugo, 'hunt delete logons'))).toContain('logons is not yours');
  expect(shown(await chat.says(ada, 'hunt delete logons'))).toContain('logons is gone');
  expect((await audited('hunt.deleted')).at(-1)).toMatchObject({ actor: ada.aadObjectId, subject: 'logons' });
  expect(shown(await chat.says(grace, 'hunts'))).toContain('No saved hunts yet');
});

it('runs a saved hunt from the list, once for two clicks', async () => {
  await chat.says(grace, 'hunt save newest AlertInfo | take 2 | project Severity');
  const list = await chat.says(hugo, 'hunts');
  const before = chat.messages().length;
  await chat.clicks(hugo, list, 'hunt.saved');
  expect(shown(await until(() => chat.messages()[before], 'the result'))).toMatch(/2 rows newest/);
  await chat.clicks(hugo, list, 'hunt.saved');
  expect(chat.messages()).toHaveLength(before + 1);
});

it('answers later in the language of whoever asked, whoever looks on', async () => {
  const asked = async (fault: object) => {
    await scene.sandbox.control('faults', { path: PATH, delayMs: 2_500, ...fault });
    return chat.says(grace, 'hunt 7d AlertInfo | take 1', { locale: 'de-DE' });
  };
  const found = await asked({});
  expect(shown(found)).toMatch(/^Die Suche läuft seit .* die letzten 7 Tage/);
  await until(() => (shown(found).startsWith('1 Zeile ') ? true : undefined), 'the answer');
  expect(shown(found)).toMatch(/\d,\d s · die letzten 7 Tage · Grace Whitfield.*Noch einmal ausführen/);

  const error = { code: 'BadRequest', message: 'Query exceeded the timeout period.' };
  const failed = await asked({ status: 400, body: { error } });
  const refused = await chat.clicks(hugo, failed, 'hunt.cancel');
  expect(textOf(refused.card)).toMatch(/Die Suche läuft.*Only Grace Whitfield, who asked, can cancel it/s);
  await until(() => (shown(failed).includes('Microsoft bricht') ? true : undefined), 'the failure');
  expect(shown(failed)).toContain('Die Suche hat länger als drei Minuten gedauert');
});

it('hunts from an alert in German, and says so in the audit in English', async () => {
  const clicks = async (message: Posted, verb: string) => {
    const before = chat.messages().length;
    const action = findAction(message.card, verb);
    await scene.channel.send({
      ...{ ...chat.activity(grace, 'invoke'), name: 'adaptiveCard/action', replyToId: message.id },
      ...{ locale: 'de-DE', value: { action } },
    });
    return until(() => chat.messages()[before], `an answer to ${verb}`);
  };
  const [id] = (await query(
    scene.databaseUrl,
    `select id from alerts where title ilike '%phishing mail%' limit 1`,
  )) as { id: string }[];
  const opened = await chat.says(grace, `alert ${id?.id ?? ''}`, { locale: 'de-DE' });
  const result = await clicks(await clicks(opened, 'hunt.choose'), 'hunt.offer');
  expect(shown(result)).toMatch(/Zeilen? Wer diese E-Mail noch bekommen hat: .* aus einer Warnung/);
  expect((await audited('hunt.started')).at(-1)?.subject).toMatch(/^Who else got this mail: /);
  await clicks(result, 'hunt.file');
  expect((await audited('hunt.exported')).at(-1)?.subject).toMatch(/^Who else got this mail: /);
});

it('does not go on seeming to work after the bot was killed', async () => {
  await scene.sandbox.control('faults', { path: PATH, hold: true });
  const message = await chat.says(grace, 'hunt AlertInfo | take 1');
  expect(shown(message)).toContain('This card changes when Microsoft has answered');
  await scene.sandbox.control('faults', { path: PATH, hold: true });
  const german = await chat.says(grace, 'hunt AlertInfo | take 1', { locale: 'de-DE' });
  await scene.restart(
    `update hunt_runs set alive_at = alive_at - interval '1 minute' where state = 'running'`,
  );
  await until(
    () => (shown(message).includes('The hunt broke off') ? true : undefined),
    'the end of the hunt',
  );
  await until(() => (shown(german).includes('Die Suche wurde unterbrochen') ? true : undefined), 'the same');
  const before = chat.messages().length;
  await chat.clicks(grace, message, 'hunt.again');
  expect(shown(await until(() => chat.messages()[before], 'the second run'))).toContain('1 row');
}, 60_000);

it('says who can switch it on where it is off', async () => {
  const other = await startScene(startSandboxHere);
  try {
    const admin = other.sandbox.user('Global Administrator');
    const talk = other.channel.conversation();
    expect(shown(await talk.says(admin, 'hunt AlertInfo'))).toContain('Not connected yet');
    await connect(talk, admin, { capabilities: 'alerts', source: 'alerts' });
    const reader = other.sandbox.user('Security Reader');
    expect(shown(await talk.says(reader, 'hunt AlertInfo'))).toMatch(
      /Hunting is switched off.*Ada Lindqvist, who set it up/,
    );
  } finally {
    await other.stop();
  }
}, 120_000);

it('leaves its table where it is when what it leads to takes long', async () => {
  const schema = [{ name: 'DeviceName', type: 'String' }];
  await answerWith({ schema, results: [{ DeviceName: 'lap-07' }] });
  const message = await chat.says(grace, 'hunt DeviceInfo');
  const table = shown(message);
  const known = chat.messages().length;
  await scene.sandbox.control('faults', { path: '^/v1\\.0/', delayMs: 1_200, times: 3 });
  const { body } = await chat.clicks(grace, message, 'lookup.open');
  expect(JSON.stringify(body)).toContain('Working on it');
  expect(chat.messages()[known]?.id).not.toBe(message.id);
  expect(shown(message)).toBe(table);
});
