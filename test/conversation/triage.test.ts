import { heldCall, heldCalls } from '../crash/killing';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
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

const HOSTILE =
  '[evil](https://evil.example) **evil** <at>evil</at> ${title} {{DATE(2020-01-01T00:00:00Z)}} \u202Elive';

let scene: Scene;
let sandbox: SandboxProgram;
let ada: ChannelUser;
let elin: ChannelUser;
let chat: Conversation;
/** The alert of this test. */
let id: string;
let alerts = 0;

/** A tenant whose connection may triage. */
async function connected(settings: Record<string, string> = {}): Promise<void> {
  scene = await startScene(startSandboxHere);
  ({ sandbox } = scene);
  ada = sandbox.user('Global Administrator');
  elin = sandbox.user('Security Operator');
  chat = scene.channel.conversation('groupChat');
  const message = await chat.says(ada, 'setup');
  const chosen = { capabilities: 'alerts,incidents,directory,triage', ...settings };
  await planned(chat, ada, message, chosen);
  const plan = { ...message };
  await clicks(ada, { ...plan }, 'plan.approve');
  if (settings['approvals'] === 'two') await chat.clicks(ben(), plan, 'plan.approve');
  await setUpEnded(message);
}

function ben(): ChannelUser {
  return { aadObjectId: sandbox.users[1]?.aadObjectId ?? '', name: 'Ben Okafor' };
}

/** Clicks a button once it is there. */
async function clicks(who: ChannelUser, message: Posted, verb: string, inputs = {}): Promise<InvokeAnswer> {
  await until(() => findAction(message.card, verb), verb);
  return chat.clicks(who, message, verb, inputs);
}

/** One more alert, which has been read. */
async function raised(title = 'Gate left open'): Promise<void> {
  id = `gate-alert-${++alerts}`;
  chat = scene.channel.conversation('groupChat');
  await sandbox.control('alerts', { items: [{ ...ALERT, id, title }] });
  await until(async () => {
    const { card } = await chat.says(ada, `alert ${id}`);
    return findAction(card, 'triage.open') === undefined ? undefined : true;
  }, 'the alert to be read');
}

const ALERT = {
  severity: 'high',
  status: 'new',
  assignedTo: null,
  classification: 'unknown',
  determination: 'unknown',
  resolvedDateTime: null,
  comments: [],
  serviceSource: 'microsoftDefenderForEndpoint',
};

/** Opens the form of the alert: a message of its own. */
async function form(who: ChannelUser): Promise<Posted> {
  const shown = await chat.says(who, `alert ${id}`);
  const before = chat.messages().length;
  await chat.clicks(who, shown, 'triage.open');
  return until(() => chat.messages()[before], 'the form');
}

async function asked(who: ChannelUser, filledIn: Record<string, string>): Promise<Posted> {
  const message = await form(who);
  await clicks(who, message, 'triage.submit', filledIn);
  await until(() => findAction(message.card, 'response.approve'), 'the question');
  return message;
}

function ended(message: Posted, words = /Done in Defender|Not done|It changed meanwhile/): Promise<string> {
  return until(() => (words.test(textOf(message.card)) ? textOf(message.card) : undefined), String(words));
}

/** Requests that changed the alert and were carried out or refused. */
async function changes(status?: number): Promise<string[]> {
  const { requests } = await sandbox.state();
  return requests
    .filter(({ method, path }) => method !== 'GET' && path.includes(id))
    .filter((one) => status === undefined || one.status === status)
    .map(({ method }) => method);
}

type Stored = Record<string, unknown> & { id: string; comments: { comment: string }[] };

/** The alert as the tenant has it, once it has this status; the sandbox writes it down shortly after a change. */
/** The alert as Defender keeps it, once it has this state and a comment: its file is written a little after a change. */
async function inDefender(status: string): Promise<Stored> {
  return until(async () => {
    const file = await readFile(path.join(sandbox.home, 'sandbox', 'alerts.json'), 'utf8');
    const found = (JSON.parse(file) as { alerts: Stored[] }).alerts.find((one) => one.id === id);
    return found?.['status'] === status && found.comments.length > 0 ? found : undefined;
  }, `the alert to be ${status}`);
}

function textIn({ card }: InvokeAnswer): string {
  return textOf(card);
}

describe('of one connection', () => {
  beforeAll(() => connected(), 180_000);
  afterAll(() => scene.stop());

  it('assigns, classifies, closes and comments after an approval, shows it at once, and who did it', async () => {
    await raised(`Gate ${HOSTILE}`);
    const message = await asked(elin, {
      assign: 'me',
      status: 'resolved',
      verdict: 'truePositive/malware',
      comment: `Seen. ${HOSTILE}`,
    });
    const question = { ...message };
    const asks = textOf(message.card);
    expect(asks).toContain('Nothing has been changed yet');
    expect(asks).toContain('classify it as true positive, malware');
    expect(asks).toContain(`PATCH /security/alerts_v2/${id}`);
    expect(asks).toContain('"status":"resolved"');
    expect(asks).not.toContain('<at>');
    expect(asks).not.toContain('\u202E');
    expect(await changes()).toEqual([]);
    await clicks(elin, message, 'response.approve');
    expect(await ended(message)).toContain('Done in Defender');
    expect(await changes()).toEqual(['PATCH', 'POST']);
    const { assignedTo, status, classification, determination, comments } = await inDefender('resolved');
    expect({ status, classification, determination }).toEqual({
      ...{ status: 'resolved', classification: 'truePositive', determination: 'malware' },
    });
    expect(String(assignedTo)).toMatch(/^elin\.haugen@/);
    expect(comments).toHaveLength(1);
    expect(comments[0]?.comment).toContain('Elin Haugen, through Drawbridge');
    const shown = textOf((await chat.says(elin, `alert ${id}`)).card);
    expect(shown).toContain('resolved, elin.haugen@');
    expect(shown).toContain('true positive, malware');
    expect(shown).toMatch(/By Elin Haugen: Assign it to elin/);
    expect(shown).not.toContain('<at>');
    const audit = textOf((await chat.says(ada, 'audit 10')).card);
    for (const words of ['Response proposed', 'Response approved', 'Response started', 'Response done'])
      expect(audit).toContain(words);
    expect(textOf((await chat.says(ada, 'audit verify')).card)).toContain('The audit is whole');
    const again = await chat.clicks(elin, question, 'response.approve');
    expect(textIn(again)).toContain('Done in Defender');
    expect(await changes()).toEqual(['PATCH', 'POST']);
  }, 120_000);

  it('shows what changed meanwhile, and overwrites nothing', async () => {
    await raised();
    const message = await asked(elin, { status: 'resolved' });
    const theirs = { status: 'inProgress', assignedTo: 'farid@contoso.com' };
    await sandbox.control('alerts', { items: [{ ...ALERT, id, title: 'Gate', ...theirs }] });
    await clicks(elin, message, 'response.approve');
    const shown = await ended(message);
    expect(shown).toContain('It changed meanwhile');
    expect(shown).toContain('in progress now, and farid@contoso.com has it');
    expect(await changes()).toEqual([]);
    const newer = await clicks(elin, message, 'alert.open');
    expect(textIn(newer)).toContain('in progress, farid@contoso.com');
  }, 120_000);

  it.each([
    ['PATCH', { status: 429, retryAfter: 1, times: 2 }],
    ['PATCH', { status: 503, times: 1 }],
    ['PATCH', { status: 504, afterCommit: true, times: 1 }],
    ['POST', { status: 429, retryAfter: 1, times: 2 }],
    ['POST', { status: 503, times: 1 }],
    ['POST', { status: 504, afterCommit: true, times: 1 }],
    ['POST', { reset: true, afterCommit: true, times: 1 }],
  ])(
    'does it once when %s meets %j',
    async (method, fault) => {
      await raised();
      await sandbox.control('faults', { path: id, method, ...fault });
      const message = await asked(elin, { status: 'resolved', comment: 'Once.' });
      await clicks(elin, message, 'response.approve');
      expect(await ended(message)).toContain('Done in Defender');
      const { comments } = await inDefender('resolved');
      expect(comments).toHaveLength(1);
    },
    120_000,
  );

  it.each([
    ['the change', 'PATCH', { hold: true }],
    ['the change, once it was made', 'PATCH', { hold: true, afterCommit: true }],
    ['the comment', 'POST', { hold: true }],
    ['the comment, once it was made', 'POST', { hold: true, afterCommit: true }],
  ])(
    'goes on after it was killed at %s',
    async (_, method, fault) => {
      await raised();
      await sandbox.control('faults', { path: id, method, times: 1, ...fault });
      const before = await heldCalls(scene);
      const message = await asked(elin, { status: 'resolved', comment: 'Once.' });
      await clicks(elin, message, 'response.approve');
      await heldCall(scene, before);
      await scene.restart();
      expect(await ended(message)).toContain('Done in Defender');
      const { comments } = await inDefender('resolved');
      expect(comments).toHaveLength(1);
    },
    120_000,
  );

  it('refuses everybody who may not, in their own words, and changes nothing', async () => {
    await raised();
    const reader = sandbox.user('Security Reader');
    expect(textOf((await form(reader)).card)).toContain('You may read this, not act on it');
    const asking = await asked(elin, { status: 'resolved' });
    const copy = { ...asking };
    const says = async (who: ChannelUser, where = chat, button = 'response.approve') =>
      textIn(await where.clicks(who, { ...copy }, button));
    expect(await says(reader)).toContain('You may read this, not act on it');
    expect(await says(sandbox.user())).toContain('Alerts are for the security team');
    expect(await says(sandbox.guest())).toContain('members of the organisation');
    expect(await says(ada)).toContain('This is for Elin Haugen to decide');
    expect(await says(elin, scene.channel.conversation())).toContain('not known here');
    const waiting = textOf((await chat.says(ada, 'approvals')).card);
    expect(waiting).toContain('1 action open');
    expect(waiting).toContain('Waits for Elin Haugen');
    await query(scene.databaseUrl, "update response_actions set expires_at = now() - interval '1 second'");
    expect(await says(elin)).toContain('Nobody decided within a day');
    const rejected = await asked(elin, { status: 'resolved' });
    await chat.clicks(elin, rejected, 'response.reject');
    expect(textOf(rejected.card)).toContain('Rejected');
    expect(await changes()).toEqual([]);
    expect(textOf((await chat.says(ada, 'audit 20')).card)).toContain('Response refused');
  }, 120_000);

  it('works on incidents likewise', async () => {
    chat = scene.channel.conversation('groupChat');
    await sandbox.control('incidents', {
      items: [{ id: '90210', displayName: 'Harbour gate', severity: 'high', status: 'active', comments: [] }],
    });
    const shown = await until(async () => {
      const found = await chat.says(elin, 'incident 90210');
      return findAction(found.card, 'triage.open') === undefined ? undefined : found;
    }, 'the incident');
    const before = chat.messages().length;
    await chat.clicks(elin, shown, 'triage.open');
    const message = await until(() => chat.messages()[before], 'the form');
    await chat.clicks(elin, message, 'triage.submit', {
      status: 'resolved',
      verdict: 'falsePositive/notMalicious',
      comment: 'A drill.',
    });
    await clicks(elin, message, 'response.approve');
    expect(await ended(message)).toContain('Done in Defender');
    const now = textOf((await chat.says(elin, 'incident 90210')).card);
    expect(now).toContain('resolved');
    expect(now).toContain('A drill.');
    expect(now).toContain('By Elin Haugen');
  }, 120_000);

  it('says at the field what is wrong, and that triage is off where it is', async () => {
    await raised();
    const message = await form(elin);
    const attempts: [Record<string, string>, string][] = [
      [{}, 'Nothing is chosen yet'],
      [{ assign: 'other', person: 'Nobody At All' }, 'Nobody in the tenant is called'],
      [{ comment: 'x'.repeat(1001) }, 'At most 1000 characters'],
      [{ verdict: 'truePositive/notMalicious' }, 'Nothing is chosen yet'],
      [{ status: 'dismissed' }, 'Nothing is chosen yet'],
    ];
    for (const [filledIn, words] of attempts) {
      await chat.clicks(elin, message, 'triage.submit', filledIn);
      expect(textOf(message.card)).toContain(words);
    }
    await chat.clicks(elin, message, 'triage.submit', { assign: 'other', person: 'Farid Nazari' });
    expect(textOf(message.card)).toMatch(/Assign it to farid\.nazari@/);
    await query(
      scene.databaseUrl,
      `update connections set desired = jsonb_set(desired, '{capabilities}', '["alerts"]')`,
    );
    expect(textOf((await form(elin)).card)).toContain('Triage is off');
    await clicks(elin, message, 'response.approve');
    expect(await ended(message)).toContain('no longer allows it');
    expect(await changes()).toEqual([]);
  }, 120_000);
});

describe('with other settings', () => {
  afterEach(() => scene.stop());

  it('lets those approve who are named, and two of them where two have to', async () => {
    await connected({ approvals: 'two', approvers: 'Ada Lindqvist, Ben Okafor', actorRoles: '' });
    await raised();
    expect(textOf((await form(elin)).card)).toContain('You may read this, not act on it');
    const message = await asked(ada, { status: 'inProgress' });
    expect(textOf(message.card)).toContain('two different people');
    const copy = { ...message };
    await chat.clicks(ada, { ...copy }, 'response.approve');
    expect(textIn(await chat.clicks(ada, { ...copy }, 'response.approve'))).toContain(
      'a second person has to',
    );
    expect(await changes()).toEqual([]);
    await chat.clicks(ben(), { ...copy }, 'response.approve');
    expect(await ended(message)).toContain('Ada Lindqvist and Ben Okafor');
    expect(await changes()).toEqual(['PATCH']);
  }, 120_000);

  it('does at once what a role need not be asked for, and once for twenty clicks', async () => {
    await connected({ unaskedRoles: '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f' });
    await raised();
    const message = await form(elin);
    const copy = { ...message };
    await Promise.all(
      Array.from({ length: 20 }, () =>
        chat.clicks(elin, { ...copy }, 'triage.submit', { status: 'resolved', comment: 'Mine.' }),
      ),
    );
    expect(await ended(message)).toContain('the settings ask for no approval');
    expect(await changes()).toEqual(['PATCH', 'POST']);
    const waits = await asked(ada, { status: 'new' });
    expect(textOf(waits.card)).toContain('Nothing has been changed yet');
    const twin = { ...waits };
    await Promise.all(Array.from({ length: 20 }, () => chat.clicks(ada, { ...twin }, 'response.approve')));
    expect(await ended(waits)).toContain('Done in Defender');
    expect(await changes()).toEqual(['PATCH', 'POST', 'PATCH']);
  }, 120_000);
});
