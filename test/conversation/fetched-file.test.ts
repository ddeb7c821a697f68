import { createHash } from 'node:crypto';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { madeUpFile, madeUpHash } from '../../src/sandbox/tenant/made-up-file';
import { planned, setUpEnded } from '../support/connecting';
import { query } from '../support/postgres';
import { type SandboxProgram, startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import {
  type ChannelUser,
  type Conversation,
  findAction,
  type InvokeAnswer,
  type Posted,
  textOf,
  until,
} from '../support/teams-channel';

let scene: Scene;
let sandbox: SandboxProgram;
let ada: ChannelUser;
let elin: ChannelUser;
let chat: Conversation;
let files = 0;
/** The file of this test, on the device lap-01. */
let file: string;
const DEVICE = 'lap-01';

/** A tenant whose connection may fetch files. */
async function connected(settings: Record<string, string> = {}): Promise<void> {
  scene = await startScene(startSandboxHere);
  ({ sandbox } = scene);
  ada = sandbox.user('Global Administrator');
  elin = sandbox.user('Security Operator');
  chat = scene.channel.conversation('groupChat');
  const message = await chat.says(ada, 'setup');
  const chosen = { capabilities: 'alerts,directory,liveResponse', ...settings };
  await planned(chat, ada, message, chosen);
  const plan = { ...message };
  await clicks(ada, { ...plan }, 'plan.approve');
  if (settings['approvals'] === 'two') await chat.clicks(ben(), plan, 'plan.approve');
  await setUpEnded(message);
  await sandbox.control('live-response', { paceSeconds: 0 });
}

function ben(): ChannelUser {
  return { aadObjectId: sandbox.users[1]?.aadObjectId ?? '', name: 'Ben Okafor' };
}

async function clicks(who: ChannelUser, message: Posted, verb: string): Promise<InvokeAnswer> {
  await until(() => findAction(message.card, verb), verb);
  return chat.clicks(who, message, verb);
}

/** One more file in quarantine, and an alert about it. */
async function quarantined(): Promise<void> {
  file = `canary-${++files}.exe`;
  chat = scene.channel.conversation('groupChat');
  await sandbox.control('live-response', {
    ...{ forgetCalls: true, paceSeconds: 0, device: DEVICE, offline: false },
    ...{ busySeconds: 0, quarantine: 'kept' },
  });
  const id = await deviceId();
  await sandbox.control('alerts', {
    items: [
      {
        id: `alert-${file}`,
        title: 'A program was quarantined',
        severity: 'high',
        status: 'new',
        serviceSource: 'microsoftDefenderForEndpoint',
        evidence: [
          { '@odata.type': '#microsoft.graph.security.deviceEvidence', mdeDeviceId: id, hostName: DEVICE },
          {
            '@odata.type': '#microsoft.graph.security.fileEvidence',
            mdeDeviceId: id,
            fileDetails: { fileName: file, sha256: sha256(), sha1: madeUpHash(file, 'sha1') },
          },
        ],
      },
    ],
  });
}

function sha256(): string {
  return madeUpHash(file, 'sha256');
}

/** The id of the device, as its look-up shows it. */
async function deviceId(): Promise<string> {
  return until(async () => {
    const { card } = await chat.says(ada, `device ${DEVICE}`);
    return /\b[0-9a-f]{40}\b/.exec(textOf(card))?.[0];
  }, 'the device');
}

async function shown(who: ChannelUser, text = `file ${sha256()} on ${DEVICE}`): Promise<Posted> {
  const message = await chat.says(who, text);
  await until(() => (textOf(message.card).includes('being read') ? undefined : true), 'all of it');
  return message;
}

/** The question whether to fetch it: a message of its own. */
async function asked(who: ChannelUser): Promise<Posted> {
  const message = await shown(who);
  const before = chat.messages().length;
  await clicks(who, message, 'file.fetch');
  return until(() => chat.messages()[before], 'the question');
}

function says(message: Posted, words: RegExp): Promise<string> {
  return until(() => (words.test(textOf(message.card)) ? textOf(message.card) : undefined), String(words));
}

const ENDED = /Done in Defender|Not done/;

/** How many sessions have been started. */
async function started(): Promise<number> {
  return (await sandbox.state()).sessions.length;
}

/** How many calls of this address got no answer. */
async function held(path: string): Promise<number> {
  const { requests } = await sandbox.state();
  return requests.filter((one) => one.path.includes(path) && one.status === 0).length;
}

async function startedSince(before: number): Promise<number> {
  return (await started()) - before;
}

interface Handed {
  url: string;
  password: string;
}

/** What the card for whoever asked has. */
async function handed(who: ChannelUser, message: Posted): Promise<Handed> {
  const { card } = await chat.clicks(who, { ...message }, 'file.take');
  const json = JSON.stringify(card);
  const url = /"url":"([^"]+)"/.exec(json)?.[1];
  const password = /"text":"([A-Za-z2-9]{20})"/.exec(json)?.[1];
  if (url === undefined || password === undefined) throw new Error(`No file: ${textOf(card)}`);
  return { url, password };
}

async function opened(archive: Uint8Array, password: string): Promise<Uint8Array> {
  const reader = new ZipReader(new Uint8ArrayReader(archive), { useWebWorkers: false });
  const [entry] = await reader.getEntries();
  if (entry === undefined || entry.directory) throw new Error('The archive is empty.');
  expect(entry.encrypted).toBe(true);
  return entry.getData(new Uint8ArrayWriter(), { password });
}

async function fetched(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

describe('of one connection', () => {
  beforeAll(() => connected(), 180_000);
  afterAll(() => scene.stop());

  it('fetches a file once it was approved, gives it once, to whoever asked, and forgets it', async () => {
    await quarantined();
    const known = await shown(elin);
    const text = textOf(known.card);
    expect(text).toContain(sha256());
    expect(text).toContain('malware');
    expect(text).toContain(DEVICE);
    const before = await started();
    const question = await asked(elin);
    expect(textOf(question.card)).toContain('Nothing has been changed yet');
    expect(textOf(question.card)).toContain('runliveresponse');
    expect(await startedSince(before)).toBe(0);
    await clicks(elin, question, 'response.approve');
    expect(await says(question, ENDED)).toContain(
      'with the hash that was asked for; the copy on the device is gone',
    );
    expect(await startedSince(before)).toBe(2);

    const canary = madeUpFile(file).subarray(100, 164);
    const rows = await query(scene.databaseUrl, 'select sealed from held_file_parts');
    for (const { sealed } of rows as { sealed: Buffer }[]) expect(sealed.includes(canary)).toBe(false);
    expect(rows).not.toHaveLength(0);

    for (const other of [ada, sandbox.user('Security Reader')]) {
      const answer = await chat.clicks(other, { ...question }, 'file.take');
      expect(textOf(answer.card)).toContain('for Elin Haugen alone');
    }
    const first = await handed(elin, question);
    const second = await handed(elin, question);
    expect((await fetch(first.url)).status).toBe(404);
    const archive = await fetched(second.url);
    expect(Buffer.from(archive).includes(canary)).toBe(false);
    const content = await opened(archive, second.password);
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256());
    await expect(opened(archive, 'wrong')).rejects.toThrow();
    expect((await fetch(second.url)).status).toBe(404);
    const gone = await chat.clicks(elin, { ...question }, 'file.take');
    expect(textOf(gone.card)).toContain('gone from here');
    expect(await query(scene.databaseUrl, 'select * from held_file_parts')).toEqual([]);

    const printed = scene.bot.printed();
    const cards = JSON.stringify(scene.channel.posted);
    for (const secret of [second.password, canary.toString('base64'), canary.toString('hex')]) {
      expect(printed).not.toContain(secret);
      expect(cards).not.toContain(secret);
    }
    const audit = textOf((await chat.says(ada, 'audit 20')).card);
    for (const words of ['Response started', 'Response done', 'File given', 'File refused'])
      expect(audit).toContain(words);
  }, 120_000);

  it('starts one session for twenty clicks', async () => {
    await quarantined();
    const before = await started();
    const message = await shown(elin);
    const place = chat.messages().length;
    await Promise.all(Array.from({ length: 10 }, () => chat.clicks(elin, { ...message }, 'file.fetch')));
    const question = await until(() => chat.messages()[place], 'the question');
    const copy = { ...question };
    await Promise.all(Array.from({ length: 10 }, () => chat.clicks(elin, { ...copy }, 'response.approve')));
    await says(question, ENDED);
    expect(await startedSince(before)).toBe(2);
  }, 120_000);

  it.each([
    ['at the library', 'libraryfiles', { hold: true }],
    ['before the session began', 'runliveresponse', { hold: true }],
    ['after the session began', 'runliveresponse', { hold: true, afterCommit: true }],
    ['while it looks how it gets on', 'machineactions/', { hold: true }],
    ['at the link', 'GetLiveResponse', { hold: true }],
    ['at the download', 'investigation-actions-data', { hold: true }],
    ['before the removal began', 'runliveresponse', { hold: true, skip: 1 }],
    ['after the removal began', 'runliveresponse', { hold: true, skip: 1, afterCommit: true }],
  ])(
    'goes on after it was killed %s',
    async (_, path, fault) => {
      await quarantined();
      const before = { started: await started(), held: await held(path) };
      const question = await asked(elin);
      await sandbox.control('faults', { path, times: 1, ...fault });
      await clicks(elin, question, 'response.approve');
      await until(async () => ((await held(path)) > before.held ? true : undefined), 'the call to be held');
      await scene.restart();
      expect(await says(question, ENDED)).toContain('with the hash that was asked for');
      expect(await startedSince(before.started)).toBe(2);
      const { url, password } = await handed(elin, question);
      expect(Buffer.from(await opened(await fetched(url), password))).toEqual(madeUpFile(file));
    },
    120_000,
  );

  it('keeps nothing of a file that is not the one, and says so', async () => {
    await quarantined();
    await sandbox.control('live-response', { device: DEVICE, quarantine: 'spoilt' });
    await query(scene.databaseUrl, 'delete from held_files');
    const question = await asked(elin);
    await clicks(elin, question, 'response.approve');
    expect(await says(question, ENDED)).toContain('its hash is not the one that was asked for');
    expect(findAction(question.card, 'file.take')).toBeUndefined();
    expect(await query(scene.databaseUrl, 'select * from held_files')).toEqual([]);
  }, 120_000);

  it('says that the quarantine has no such file, and what a failed command said, shortened', async () => {
    await quarantined();
    await sandbox.control('live-response', { device: DEVICE, quarantine: 'emptied' });
    const question = await asked(elin);
    await clicks(elin, question, 'response.approve');
    expect(await says(question, ENDED)).toContain(`The quarantine of ${DEVICE} has no file with this hash`);

    await quarantined();
    const other = await asked(elin);
    await sandbox.control('faults', {
      ...{ path: 'machineactions/[^/]+$', method: 'GET', status: 200, times: 1 },
      body: {
        ...{ id: 'x', status: 'Failed' },
        commands: [{ index: 0, commandStatus: 'Failed', errors: [`Refused ${'by policy '.repeat(80)}`] }],
      },
    });
    await clicks(elin, other, 'response.approve');
    const told = await says(other, ENDED);
    expect(told).toContain('could not do it: Refused by policy');
    expect(told).toContain('…');
    expect(told.length).toBeLessThan(2500);
  }, 120_000);

  it('waits for a device that is busy, and for one that is offline until somebody cancels it', async () => {
    await quarantined();
    const before = await started();
    await sandbox.control('live-response', { device: DEVICE, busySeconds: 3 });
    const busy = await asked(elin);
    await clicks(elin, busy, 'response.approve');
    await says(busy, /has another session. Waiting until it is over/);
    await query(scene.databaseUrl, 'update response_actions set due_at = now() where due_at is not null');
    expect(await startedSince(before)).toBe(0);
    await until(async () => {
      await query(scene.databaseUrl, 'update response_actions set due_at = now() where due_at is not null');
      return ENDED.test(textOf(busy.card)) ? true : undefined;
    }, 'the file of the busy device');
    expect(await startedSince(before)).toBe(2);

    await quarantined();
    await sandbox.control('live-response', { device: DEVICE, offline: true });
    const offline = await asked(elin);
    await clicks(elin, offline, 'response.approve');
    await says(offline, /A device that is offline has three days/);
    const refused = await chat.clicks(sandbox.user('Security Reader'), { ...offline }, 'response.cancel');
    expect(textOf(refused.card)).toContain('You may read this, not act on it');
    await clicks(ada, offline, 'response.cancel');
    expect(await says(offline, ENDED)).toContain('Cancelled by Ada Lindqvist');
    const { requests } = await sandbox.state();
    expect(requests.filter(({ path }) => path.endsWith('/cancel')).map(({ status }) => status)).toEqual([
      200,
    ]);
    await sandbox.control('live-response', { device: DEVICE, offline: false });
  }, 120_000);

  it('waits where Defender starts no more sessions, and asks for a new link where one is over', async () => {
    await quarantined();
    const before = await started();
    await sandbox.control('faults', { path: 'runliveresponse', status: 429, retryAfter: 1, times: 1 });
    await sandbox.control('faults', { path: 'investigation-actions-data', status: 403, times: 1 });
    const question = await asked(elin);
    await clicks(elin, question, 'response.approve');
    expect(await says(question, ENDED)).toContain('with the hash that was asked for');
    expect(await startedSince(before)).toBe(2);
    const { requests } = await sandbox.state();
    const links = requests.filter(({ path }) => path.includes('(index=1)'));
    expect(links.length).toBeGreaterThan(1);
  }, 120_000);

  it('forgets a file after an hour', async () => {
    await quarantined();
    const question = await asked(elin);
    await clicks(elin, question, 'response.approve');
    await says(question, ENDED);
    const { url } = await handed(elin, question);
    await query(scene.databaseUrl, "update held_files set expires_at = now() - interval '1 second'");
    expect((await fetch(url)).status).toBe(404);
    const answer = await chat.clicks(elin, { ...question }, 'file.take');
    expect(textOf(answer.card)).toContain('gone from here');
    await until(async () => {
      const rows = await query(scene.databaseUrl, 'select * from held_file_parts');
      return rows.length === 0 ? true : undefined;
    }, 'the parts to be deleted');
  }, 120_000);

  it('is refused to everybody who may not', async () => {
    await quarantined();
    const before = await started();
    const reader = sandbox.user('Security Reader');
    expect(textOf((await asked(reader)).card)).toContain('You may read this, not act on it');
    const question = await asked(elin);
    const copy = { ...question };
    const said = async (who: ChannelUser, where = chat) =>
      textOf((await where.clicks(who, { ...copy }, 'response.approve')).card);
    expect(await said(reader)).toContain('You may read this, not act on it');
    expect(await said(sandbox.user())).toContain('Alerts are for the security team');
    expect(await said(sandbox.guest())).toContain('members of the organisation');
    expect(await said(ada)).toContain('This is for Elin Haugen to decide');
    expect(await said(elin, scene.channel.conversation())).toContain('not known here');
    expect(textOf((await chat.clicks(elin, { ...copy }, 'response.reject')).card)).toContain('Rejected');
    expect(await startedSince(before)).toBe(0);
  }, 120_000);

  it('answers what is no hash, no device, and no Windows', async () => {
    await quarantined();
    const told = async (text: string) => textOf((await shown(elin, text)).card);
    expect(await told('file')).toContain('Which file?');
    expect(await told('file abc123 on lap-01')).toContain('It has 6 digits');
    expect(await told(`file ${'z'.repeat(64)} on lap-01`)).toContain('This is no hash of a file');
    const other = await told(`file ${sha256()} on ${'f'.repeat(40)}`);
    expect(other).toContain('of this tenant has none called');
    expect(other).not.toContain('Fetch it');
    expect(await told(`file ${madeUpHash(file, 'md5')} on lap-01`)).toContain('not by MD5');
    expect(await told(`file ${'0'.repeat(40)} on lap-01`)).toContain('Defender does not know a file');
    expect(await told(`file ${sha256()} on mac-05`)).toContain('fetched from Windows alone');
    expect(await told(`file ${sha256()}`)).toContain('none named');
  }, 120_000);

  it('is offered at the files of an alert, and not where live response is off', async () => {
    await quarantined();
    const card = await until(async () => {
      const answer = await chat.says(elin, `alert alert-${file}`);
      return textOf(answer.card).includes('Evidence') ? answer.card : undefined;
    }, 'the alert');
    expect(JSON.stringify(card)).toContain(`${sha256()} on `);
    await query(
      scene.databaseUrl,
      `update connections set desired = jsonb_set(desired, '{capabilities}', '["alerts"]')`,
    );
    const without = await chat.says(elin, `alert alert-${file}`);
    expect(JSON.stringify(without.card)).not.toContain(`${sha256()} on `);
    expect(textOf((await shown(elin)).card)).toContain('Live response is switched off');
  }, 120_000);
});

it('wants two people where risky things want two', async () => {
  await connected({ approvals: 'two', approvers: 'Ada Lindqvist, Ben Okafor', actorRoles: '' });
  try {
    await quarantined();
    const question = await asked(ada);
    expect(textOf(question.card)).toContain('two different people');
    const copy = { ...question };
    await chat.clicks(ada, { ...copy }, 'response.approve');
    const again = await chat.clicks(ada, { ...copy }, 'response.approve');
    expect(textOf(again.card)).toContain('a second person has to');
    expect(await started()).toBe(0);
    await chat.clicks(ben(), { ...copy }, 'response.approve');
    expect(await says(question, ENDED)).toContain('for Ada Lindqvist alone');
    const refused = await chat.clicks(ben(), { ...question }, 'file.take');
    expect(textOf(refused.card)).toContain('for Ada Lindqvist alone');
    await handed(ada, question);
  } finally {
    await scene.stop();
  }
}, 180_000);
