import { heldCall, heldCalls } from '../crash/killing';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
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

let scene: Scene;
let ada: ChannelUser;
let analyst: ChannelUser;
let chat: Conversation;

beforeAll(async () => {
  scene = await startScene(startSandboxHere);
  ada = scene.sandbox.user('Global Administrator');
  analyst = scene.sandbox.user('Security Reader');
  chat = scene.channel.conversation();
  await connect(chat, ada, { capabilities: 'alerts,directory,hunting,mail,quarantine' });
}, 120_000);
afterAll(() => scene.stop());

const COMING = /being read|being fetched|Looking (up|into)/;

async function whole(message: Posted): Promise<string> {
  return until(() => (COMING.test(textOf(message.card)) ? undefined : textOf(message.card)), 'the answer');
}

async function says(text: string, who = analyst): Promise<Posted> {
  const message = await chat.says(who, text);
  await whole(message);
  return message;
}

/** Clicks what answers with a message of its own. */
async function opens(who: ChannelUser, message: Posted, verb: string, where = chat): Promise<Posted> {
  const before = where.messages().length;
  await where.clicks(who, message, verb);
  const opened = await until(() => where.messages()[before], verb);
  await whole(opened);
  return opened;
}

interface Evidence {
  networkMessageId: string;
  internetMessageId: string;
  recipientEmailAddress: string;
  subject: string;
}

/** A mail that an alert of the tenant names. */
async function alarming(): Promise<Evidence> {
  return until(async () => {
    const [row] = await query(
      scene.databaseUrl,
      `select item from alerts, jsonb_array_elements(raw->'evidence') as item
        where item->>'@odata.type' like '%analyzedMessageEvidence' order by created_at desc limit 1`,
    );
    return (row as { item: Evidence } | undefined)?.item;
  }, 'an alert about a mail');
}

describe('mail', () => {
  it('shows the mail of an alert as it lies in the mailbox', async () => {
    const { networkMessageId, internetMessageId, subject } = await alarming();
    const message = await says(`mail ${networkMessageId}`);
    const text = textOf(message.card);
    expect(text).toContain(subject);
    expect(text).toContain('the sender is not who it says');
    expect(text).toContain('SPF softfail, DKIM none, DMARC fail, overall fail');
    expect(text).toContain('hxxps://parcel-desk[.]example/track?id=77');
    expect(text).not.toContain('https://parcel-desk');
    expect(text).toMatch(/parcel-label\.pdf/);
    expect(text).toMatch(/SHA-256\s+[0-9a-f]{64}/);
    expect(text).toMatch(/Also to others\s+\d+ mails/);
    expect(text).toContain('mail.parcel-desk.example → ');
    expect(text).toContain(internetMessageId);
    expect(text).toContain('claims@parcel-desk-support.example');
    const [entry] = await query(
      scene.databaseUrl,
      `select actor, subject from audit_entries where action = 'lookup.mail' order by number desc limit 1`,
    );
    expect(entry).toMatchObject({ actor: analyst.aadObjectId, subject: networkMessageId });
    const copy = await opens(analyst, message, 'lookup.open');
    expect(textOf(copy.card).length).toBeGreaterThan(20);
  });

  it('is found by its Message-ID, and by hunting where no alert names it', async () => {
    const { internetMessageId, subject } = await alarming();
    const card = textOf((await says(`mail ${internetMessageId}`)).card);
    expect(card).toMatch(new RegExp(`${subject}|Which mail is meant`));
    expect(textOf((await says('mail 00000000-0000-4000-8000-000000000000')).card)).toContain('No such mail');
    expect(textOf((await says("mail x' or 1 eq 1")).card)).toContain('No such mail');
  });

  it('is for those who may read alerts', async () => {
    const { networkMessageId } = await alarming();
    for (const said of [`mail ${networkMessageId}`, 'quarantine']) {
      const text = textOf((await chat.says(scene.sandbox.user(), said)).card);
      expect(text).toMatch(/Alerts are for/);
    }
  });

  it('says that reading was refused', async () => {
    const { networkMessageId } = await alarming();
    await scene.restart();
    await scene.sandbox.control('faults', { path: '/messages', status: 403, times: 2 });
    const text = textOf((await says(`mail ${networkMessageId}`)).card);
    expect(text).toContain('Needs Mail.Read');
    expect(text).toContain('hxxps://parcel-desk[.]example');
  });
});

describe('quarantine', () => {
  it('lists page by page, narrows, and explains', async () => {
    const message = await says('quarantine');
    expect(textOf(message.card)).toContain('Overdue payment 3301');
    expect(textOf(message.card)).toContain('1–7');
    await chat.clicks(analyst, message, 'quarantine.list');
    expect(await until(() => (textOf(message.card).includes('8–') ? true : undefined), 'page 2')).toBe(true);
    const malware = textOf((await says('quarantine type:malware')).card);
    expect(malware).toContain('Scanned document 0088.zip');
    expect(malware).not.toContain('Overdue payment');
    expect(textOf((await says('quarantine type:evil')).card)).toContain('type: takes');
    expect(textOf((await says('quarantine from:nobody@x.example')).card)).toContain('Nothing in quarantine');
  });

  it('shows a header, and gives the eml by a link that works once', async () => {
    const list = await says('quarantine subject:"Overdue payment 3301"');
    const mail = await opens(analyst, list, 'quarantine.open');
    expect(textOf(mail.card)).toContain('SPF fail, DKIM none, DMARC fail');
    expect(textOf(mail.card)).toContain('held back');
    const offered = await opens(analyst, mail, 'quarantine.export');
    expect(textOf(offered.card)).toContain('.eml');
    const url = /"url":"([^"]+\/files\/[^"]+)"/.exec(JSON.stringify(offered.card))?.[1] ?? '';
    const answer = await fetch(url);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="quarantined-.*\.eml"/);
    expect(await answer.text()).toContain('Subject: Overdue payment 3301');
    expect((await fetch(url)).status).toBe(404);
  });

  it('says which role is missing when releasing is refused', async () => {
    const question = await asks('Overdue payment 3301');
    expect(textOf(question.card)).toContain('"ReleaseToAll":true');
    expect(await statusOf('Overdue payment 3301')).toContain('held back');
    await chat.clicks(ada, question, 'response.approve');
    const text = await ended(question);
    expect(text).toContain('Not done');
    expect(text).toContain('Security Administrator');
    expect(await statusOf('Overdue payment 3301')).toContain('held back');
  });

  it('is not for readers to decide', async () => {
    const list = await says('quarantine subject:"Updated salary letter"');
    const mail = await opens(analyst, list, 'quarantine.open');
    const refused = await opens(analyst, mail, 'quarantine.decide');
    expect(textOf(refused.card)).toContain('You may read this, not act on it');
  });

  it('changes nothing when the question is rejected', async () => {
    await giveRole();
    const question = await asks('Contract ready for signature');
    await chat.clicks(ada, question, 'response.reject');
    expect(textOf(question.card)).toContain('Rejected');
    expect(await effects('Contract ready for signature')).toBe(0);
  });

  it.each([
    ['Claim number 5530-77', 'before the effect', false],
    ['Your parcel is waiting at customs', 'after the effect', true],
  ])(
    'releases %s once, approved twenty times at once by a bot that dies %s',
    async (subject, _, afterCommit) => {
      const question = await asks(subject);
      // The first call looks at the mail, the second one releases it.
      const fault = { path: 'InvokeCommand', skip: 1, hold: true, afterCommit, times: 1 };
      await scene.sandbox.control('faults', fault);
      const before = await heldCalls(scene);
      const copies = Array.from({ length: 20 }, () => ({ ...question }));
      await Promise.all(copies.map((copy) => chat.clicks(ada, copy, 'response.approve')));
      await heldCall(scene, before);
      if (afterCommit)
        await until(async () => ((await effects(subject)) === 1 ? true : undefined), 'the effect');
      else expect(await effects(subject)).toBe(0);
      await scene.restart();
      expect(await ended(question)).toContain('Done in Defender');
      expect(await statusOf(subject)).toContain('released');
      expect(await effects(subject)).toBe(1);
    },
    120_000,
  );

  it('denies', async () => {
    const subject = '80% off toner, today only';
    const question = await asks(subject, 'deny');
    expect(textOf(question.card)).toContain('"ActionType":"Deny"');
    await chat.clicks(ada, question, 'response.approve');
    expect(await ended(question)).toContain('Done in Defender');
    expect(await statusOf(subject)).toContain('denied');
  }, 60_000);
});

async function asks(subject: string, verdict = 'release'): Promise<Posted> {
  const list = await says(`quarantine subject:"${subject}"`, ada);
  const mail = await opens(ada, list, 'quarantine.open');
  const data = findAction(mail.card, 'quarantine.decide')?.['data'] as Record<string, unknown>;
  const before = chat.messages().length;
  await chat.invokes(ada, mail.id, {
    type: 'Action.Execute',
    verb: 'quarantine.decide',
    data: { ...data, verdict },
  });
  const question = await until(() => chat.messages()[before], 'the question');
  await until(() => findAction(question.card, 'response.approve'), 'the buttons');
  return question;
}

async function statusOf(subject: string): Promise<string> {
  return textOf((await says(`quarantine subject:"${subject}"`)).card);
}

function ended(message: Posted): Promise<string> {
  return until(
    () =>
      /Done in Defender|Not done|It changed/.test(textOf(message.card)) ? textOf(message.card) : undefined,
    'the end',
  );
}

const SECURITY_ADMINISTRATOR = '194ae4cb-b126-40b2-bd5b-6091b380977d';

/** An administrator gives the connection's application the role that releasing takes. */
async function giveRole(): Promise<void> {
  const { directoryRoleAssignments, servicePrincipals } = (await scene.sandbox.state()) as unknown as {
    directoryRoleAssignments: { principalId: string }[];
    servicePrincipals: { id: string }[];
  };
  const held = directoryRoleAssignments.find(({ principalId }) =>
    servicePrincipals.some(({ id }) => id === principalId),
  );
  const graph = await scene.sandbox.graphAs(ada);
  await graph('POST', '/roleManagement/directory/roleAssignments', {
    principalId: held?.principalId,
    roleDefinitionId: SECURITY_ADMINISTRATOR,
    directoryScopeId: '/',
  });
}

/** How often the tenant has carried out a decision on a mail. */
async function effects(subject: string): Promise<number> {
  const [row] = await query(
    scene.databaseUrl,
    'select subject from response_actions where about = ' + `'${subject}' order by requested_at desc limit 1`,
  );
  const identity = (row as { subject: string }).subject.slice('mail:'.length);
  const file = await readFile(path.join(scene.sandbox.home, 'sandbox', 'tenant.json'), 'utf8');
  const { quarantineDecisions } = JSON.parse(file) as { quarantineDecisions: { identity: string }[] };
  return quarantineDecisions.filter((one) => one.identity === identity).length;
}
