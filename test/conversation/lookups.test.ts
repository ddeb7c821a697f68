import { randomUUID } from 'node:crypto';
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
  await connect(chat, ada, { capabilities: 'alerts,incidents,directory,liveResponse' });
}, 90_000);
afterAll(() => scene.stop());

const requests = async (path: RegExp) =>
  (await scene.sandbox.state()).requests.filter((one) => path.test(one.path));

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

async function openAlert(query: string): Promise<Posted> {
  const list = await until(async () => {
    const message = await chat.says(analyst, `alerts ${query}`);
    return findAction(message.card, 'alert.open') ? message : undefined;
  }, 'an alert');
  await chat.clicks(analyst, list, 'alert.open');
  return list;
}

async function newestAudit(): Promise<string> {
  return textOf((await chat.says(ada, 'audit 1')).card);
}

describe('user', () => {
  it('shows whom somebody belongs to, what they may, and what happened', async () => {
    const message = await looks('user Carla Moreno');
    const text = textOf(message.card);
    expect(text).toContain('Security Manager');
    expect(text).toContain('Security Administrator');
    expect(text).toMatch(/Manager\s+Ada Lindqvist/);
    expect(text).toContain('Security operations');
    expect(text).toMatch(/Sign-ins\s+the last \d+, \d+ failed/);
    // Which of her changes are the newest differs from tenant to tenant.
    expect(text).toMatch(/Directory changes\s+\d changes?\s.*by [\w ]+ · Carla Moreno/);
    expect(text).toMatch(/Second factor\s+(Authenticator app|none registered)/);
    expect(text).toContain('not shown: RoleEligibilitySchedule.Read.Directory');
    expect(await newestAudit()).toMatch(/Lookup user\s+.*Carla Moreno/);
  });

  it('is found by mail, by id, in another order, and by the beginning of a name', async () => {
    const { aadObjectId } = analyst;
    for (const said of [
      'grace.whitfield@contosoharbour.example',
      aadObjectId,
      'whitfield grace',
      '"grace whit"',
    ])
      expect(textOf((await looks(`user ${said}`)).card)).toContain('Threat Hunter');
  });

  it('asks which one is meant, and puts the answer in the place of the question', async () => {
    const message = await looks('user li');
    expect(textOf(message.card)).toContain('Which user is meant?');
    expect(textOf(message.card)).toContain('Liam Doyle');
    await chat.clicks(analyst, message, 'lookup.choose');
    expect(textOf(message.card)).toMatch(/Directory roles/);
  });

  it('is found by a name that has to be escaped', async () => {
    for (const said of ["o'brien", "Tara O'Brien", "o'brien tara"])
      expect(textOf((await looks(`user ${said}`)).card)).toContain('Software Engineer');
  });

  it.each([
    "O'Brian",
    "x' or displayName ne 'y",
    '100%',
    '"',
    String.raw`a\" OR "mail:a`,
    '🦊',
    'ab)',
    '$filter=1&$top=999',
    '../../groups',
    '\ud800',
    'a'.repeat(400),
  ])('takes %s for a name and nothing else', async (name) => {
    const before = (await requests(/^/)).length;
    const message = await looks(`user ${name}`);
    expect(textOf(message.card)).toContain('No user called');
    const after = (await requests(/^/)).slice(before);
    expect(after.filter(({ status }) => status >= 400)).toEqual([]);
  });

  it('knows nobody of another tenant', async () => {
    const text = textOf((await looks(`user ${randomUUID()}`)).card);
    expect(text).toContain('No user called');
  });

  it('is for those who may read alerts', async () => {
    for (const other of [scene.sandbox.user(), scene.sandbox.guest()])
      for (const said of ['user Carla Moreno', 'device lap-01']) {
        const text = textOf((await chat.says(other, said)).card);
        expect(text).toMatch(/Alerts are for/);
        expect(text).not.toContain('Security Manager');
      }
    const message = await looks('user Carla Moreno');
    const { card } = await chat.clicks(scene.sandbox.user(), message, 'lookup.open');
    expect(textOf(card)).toMatch(/Alerts are for/);
  });

  it('fetches nothing twice within a minute', async () => {
    const ours = /auditLogs|userRegistrationDetails|\/users\?|manager/;
    await looks('user Jonas Weber');
    const before = (await requests(ours)).length;
    const text = textOf((await looks('user Jonas Weber', ada)).card);
    expect(text).toContain('Messaging Engineer');
    expect((await requests(ours)).slice(before)).toEqual([]);
  });

  it('shows what there is, and fills in what takes longer', async () => {
    await scene.sandbox.control('faults', {
      path: 'auditLogs/signIns',
      status: 429,
      retryAfter: 3,
      times: 1,
    });
    const message = await chat.says(analyst, 'user Keiko Tanabe');
    const first = textOf(message.card);
    expect(first).toContain('Helpdesk Administrator');
    expect(first).toContain('Still being read: sign-ins');
    const text = await whole(message);
    expect(text).toMatch(/Sign-ins\s+the last \d+/);
    expect(message.updates).toBeGreaterThan(0);
  });

  it('says what it was refused, and why, and shows the rest', async () => {
    await scene.sandbox.control('faults', { path: 'auditLogs/signIns', status: 403, times: 1 });
    await scene.sandbox.control('faults', {
      path: 'auditLogs/directoryAudits',
      status: 429,
      retryAfter: 0,
      times: 12,
    });
    const text = textOf((await looks('user Ines Cardoso')).card);
    expect(text).toContain('Auditor');
    expect(text).toMatch(/Sign-ins\s+Needs AuditLog.Read.All/);
    expect(text).toMatch(/Directory changes\s+Microsoft asks for a pause/);
    // What failed is asked for again, since it is not remembered.
    expect(textOf((await looks('user Ines Cardoso')).card)).toMatch(/Sign-ins\s+the last/);
  });
});

describe('device', () => {
  it('shows a device with its alerts', async () => {
    const text = textOf((await looks('device lap-01')).card);
    expect(text).toContain('lap-01.contosoharbour.example');
    expect(text).toMatch(/Windows 11 23H2/);
    expect(text).toMatch(/Exposure\s+low/);
    expect(text).toMatch(/Health\s+active/);
    expect(text).toContain('10.20.4.20');
    expect(await newestAudit()).toMatch(/Lookup device\s+.*lap-01/);
  });

  it('asks which one is meant, and takes hostile names for names', async () => {
    expect(textOf((await looks('device lap')).card)).toContain('Which device is meant?');
    for (const name of ["lap-01' or id ne 'x", '100%', 'f'.repeat(40), '🦊'])
      expect(textOf((await looks(`device ${name}`)).card)).toContain('No device called');
  });

  it('says that it was refused, and shows what alerts say', async () => {
    await scene.sandbox.control('faults', { path: 'api/machines', status: 403, times: 1 });
    const text = textOf((await looks('device wks-02')).card);
    expect(text).toContain('Needs Machine.Read.All');
    expect(text).toContain('What its alerts say');
  });
});

describe('from an alert', () => {
  it('opens beside the alert, names it in the record, and leads to its alerts', async () => {
    const alert = await openAlert('user:contosoharbour');
    const { id } = openedFrom(alert);
    const known = chat.messages().length;
    await chat.clicks(analyst, alert, 'lookup.open');
    expect(textOf(alert.card)).toContain('Evidence');
    const [opened] = chat.messages().slice(known);
    if (opened === undefined) throw new Error('The look-up came in no message of its own.');
    expect(await whole(opened)).toContain('Directory roles');
    expect(await onRecord()).toMatchObject({ actor: analyst.aadObjectId, detail: { alert: id } });
    const { card } = await chat.clicks(analyst, opened, 'alerts.refine');
    expect(textOf(card)).toMatch(/alerts?\s/);
  });

  it('counts no alert that the tenant does not have as the reason', async () => {
    const alert = await openAlert('user:contosoharbour');
    const data = { ...openedFrom(alert).data, alert: 'da-of-another-tenant' };
    await chat.invokes(analyst, alert.id, { type: 'Action.Execute', verb: 'lookup.open', data });
    const entry = await onRecord();
    expect(entry.detail).not.toHaveProperty('alert');
  });

  it('takes only what the button carries', async () => {
    for (const data of [
      { kind: 'mailbox', name: 'x' },
      { kind: 'user' },
      { kind: 'user', name: 'x'.repeat(500) },
      null,
    ]) {
      const { card } = await chat.invokes(analyst, 'none', {
        type: 'Action.Execute',
        verb: 'lookup.open',
        data,
      });
      expect(textOf(card)).toContain('This button does nothing any more');
    }
  });
});

function openedFrom({ card }: Posted): { id: string; data: Record<string, unknown> } {
  const data = findAction(card, 'lookup.open')?.['data'] as Record<string, unknown>;
  return { id: String(data['alert']), data };
}

/** The newest look-up in the record. */
async function onRecord(): Promise<{ actor: string; detail: Record<string, unknown> }> {
  const statement = `select actor, detail from audit_entries where action like 'lookup.%' order by number desc limit 1`;
  const [entry] = await query(scene.databaseUrl, statement);
  return entry as { actor: string; detail: Record<string, unknown> };
}
