import { randomUUID } from 'node:crypto';
import { READER_ROLES } from '../../src/connection/people/directory-roles';
import { problemsOf } from '../cards/card-problems';
import { connect } from '../support/connecting';
import { asks, type Extension, pastes, searches } from '../support/extension';
import { query } from '../support/postgres';
import { startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { startSigned } from '../support/signed';
import {
  type ChannelUser,
  type Conversation,
  type TeamsChannel,
  textOf,
  until,
} from '../support/teams-channel';

const PORTAL = 'https://security.microsoft.com';
const HOSTILE =
  '<at>all</at> [x](https://evil.example) **b** <script>1</script> ${title} {{DATE(x)}} \u202Elive';
const NOTHING = { type: 'result', attachmentLayout: 'list', attachments: [] };

let scene: Scene;
/** The Teams that signs what it sends. */
let teams: TeamsChannel;
let ada: ChannelUser;
let reader: ChannelUser;
let ordinary: ChannelUser;
let guest: ChannelUser;
/** A chat between people, which the bot is not in. */
let chat: Conversation;
let incidentNumber: string;

beforeAll(async () => {
  scene = await startScene(startSandboxHere);
  ada = scene.sandbox.user('Global Administrator');
  reader = scene.sandbox.user('Security Reader');
  ordinary = scene.sandbox.user();
  guest = scene.sandbox.guest();
  chat = scene.channel.conversation('groupChat');
});
afterAll(async () => {
  await teams.stop();
  await scene.stop();
});

function alert(id: string, title: string, serviceSource: string, extra: object = {}) {
  const now = new Date().toISOString();
  return {
    ...{ id, title, serviceSource, severity: 'high', status: 'new', description: 'A story that is kept.' },
    alertWebUrl: `${PORTAL}/alerts/${id}?tid=${scene.sandbox.tenantId}`,
    ...{ createdDateTime: now, lastUpdateDateTime: now },
    evidence: [
      {
        '@odata.type': '#microsoft.graph.security.deviceEvidence',
        deviceDnsName: 'lap-0142.contoso.example',
      },
      { '@odata.type': '#microsoft.graph.security.ipEvidence', ipAddress: '203.0.113.9' },
    ],
    ...extra,
  };
}

function titles({ attachments = [] }: Extension): string[] {
  return attachments.map(({ preview }) => preview.content.title);
}

it('tells a reader that nothing is connected yet, and unfolds no link', async () => {
  const { type, text } = await searches(chat, reader);
  expect([type, text]).toEqual(['message', expect.stringContaining('Not connected yet')]);
  expect(await pastes(chat, reader, `${PORTAL}/alerts/one`)).toMatchObject(NOTHING);
});

describe('once connected', () => {
  beforeAll(async () => {
    const setup = scene.channel.conversation('channel');
    const [administrators] = READER_ROLES.filter(({ name }) => name === 'Global Administrator');
    const mail = { capabilities: 'alerts,incidents', services: 'microsoftDefenderForOffice365' };
    await connect(setup, ada, mail);
    const fleet = { capabilities: 'alerts', services: 'microsoftDefenderForEndpoint' };
    await connect(setup, ada, { ...fleet, readerRoles: administrators?.templateId ?? '' }, 'setup Fleet');
    await scene.sandbox.control('alerts', {
      items: [
        alert('shared-mail-1', 'Quartz mail one', 'microsoftDefenderForOffice365'),
        alert('shared-mail-2', `Quartz mail two ${HOSTILE}`, 'microsoftDefenderForOffice365'),
        alert('shared-endpoint-1', 'Quartz endpoint', 'microsoftDefenderForEndpoint'),
      ],
    });
    incidentNumber = await until(async () => {
      const { card } = await setup.says(reader, 'incidents');
      return /"incident\.open","data":\{"id":"(\d+)"/.exec(JSON.stringify(card))?.[1];
    }, 'an incident');
    teams = await startSigned(scene, { ALLOWED_TENANTS: '*' });
    chat = teams.conversation('groupChat');
    await until(async () => {
      const found = titles(await searches(chat, ada, 'quartz'));
      return found.length === 3 ? found : undefined;
    }, 'the alerts');
  }, 120_000);

  it('lists the newest when it is opened, and no more than fit', async () => {
    const opened = await searches(chat, ada);
    expect(opened).toMatchObject({ type: 'result', attachmentLayout: 'list' });
    expect(opened.attachments?.length).toBeLessThanOrEqual(25);
    expect(titles(opened).slice(0, 3).join()).toContain('Quartz');
    const value = { commandId: 'alerts', parameters: [], queryOptions: { skip: 25, count: 25 } };
    expect(await asks(chat, ada, 'composeExtension/query', value)).toEqual(NOTHING);
  });

  it('gives for each alert a preview and a short card that opens the portal and asks nobody', async () => {
    const { attachments: [found] = [] } = await searches(chat, ada, 'quartz mail one');
    expect(found?.preview.contentType).toBe('application/vnd.microsoft.card.thumbnail');
    expect(found?.preview.content.title).toBe('Quartz mail one');
    expect(found?.preview.content.text).toMatch(/^High · new · .+ UTC · lap-0142\.contoso\.example$/);
    expect(found?.contentType).toBe('application/vnd.microsoft.card.adaptive');
    expect(problemsOf(found?.content ?? {})).toEqual([]);
    const text = textOf(found?.content);
    for (const part of ['Quartz mail one', 'High', 'new', 'Office 365', 'lap-0142', 'As of'])
      expect(text).toContain(part);
    expect(text).not.toContain('A story that is kept');
    expect(text).not.toContain('203.0.113.9');
    expect(found?.content).toMatchObject({
      version: '1.3',
      actions: [
        {
          type: 'Action.OpenUrl',
          url: `${PORTAL}/alerts/shared-mail-1?tid=${scene.sandbox.tenantId}`,
        },
      ],
    });
  });

  it('takes a search that names neither command nor parameter, as Agents Playground sends it', async () => {
    const value = { parameters: [{ value: 'quartz' }], queryOptions: { skip: 0, count: 25 } };
    expect(titles(await asks(chat, ada, 'composeExtension/query', value))).toHaveLength(3);
  });

  it('shows a reader the alerts of the connections that are theirs, and of no others', async () => {
    const theirs = titles(await searches(chat, reader, 'quartz'));
    expect(theirs).toHaveLength(2);
    expect(theirs.join()).not.toContain('endpoint');
    expect(await searches(chat, reader, 'id:shared-endpoint-1')).toMatchObject({ type: 'message' });
    expect(await pastes(chat, reader, `${PORTAL}/alerts/shared-endpoint-1`)).toMatchObject(NOTHING);
    expect(titles(await pastes(chat, ada, `${PORTAL}/alerts/shared-endpoint-1`))).toEqual([
      'Quartz endpoint',
    ]);
  });

  it('tells kindly who may, and nobody else anything', async () => {
    const refused = await searches(chat, ordinary, 'quartz');
    expect([refused.type, refused.text]).toEqual(['message', expect.stringContaining('security team')]);
    const strange = await searches(chat, guest);
    expect([strange.type, strange.text]).toEqual(['message', expect.stringContaining('You are a guest')]);
    for (const user of [ordinary, guest, { aadObjectId: randomUUID(), name: 'Nobody' }]) {
      expect(JSON.stringify(await searches(chat, user, 'quartz'))).not.toContain('Quartz');
      expect(await pastes(chat, user, `${PORTAL}/alerts/shared-mail-1`)).toMatchObject(NOTHING);
    }
  });

  it('shows another tenant nothing', async () => {
    const other = teams.elsewhere(randomUUID());
    expect(JSON.stringify(await searches(other, ada, 'quartz'))).not.toContain('Quartz');
    expect(await pastes(other, ada, `${PORTAL}/alerts/shared-mail-1`)).toMatchObject(NOTHING);
  });

  it('unfolds a link to an alert or incident, kept by nobody', async () => {
    const link = `${PORTAL}/alerts/shared-mail-1?tid=${scene.sandbox.tenantId}`;
    const unfolded = await pastes(chat, reader, link);
    expect(titles(unfolded)).toEqual(['Quartz mail one']);
    expect(unfolded.suggestedActions).toEqual({
      actions: [{ type: 'setCachePolicy', value: '{"type":"no-cache"}' }],
    });
    for (const path of [`incidents/${incidentNumber}`, `incident2/${incidentNumber}/overview`]) {
      const { attachments: [incident] = [] } = await pastes(chat, reader, `${PORTAL}/${path}`);
      expect(textOf(incident?.content)).toContain(`Incident ${incidentNumber}`);
      expect(problemsOf(incident?.content ?? {})).toEqual([]);
    }
  });

  it.each([
    ['of a part of an id', '/alerts/shared-mail'],
    ['of an unknown alert', '/alerts/unknown'],
    ['of another tenant', '/alerts/shared-mail-1?tid=11111111-828c-45fa-a1e1-10d74f6d6e9c'],
    ['of an unknown incident', '/incidents/99999999'],
    ['that only looks like one', '@evil.example/alerts/shared-mail-1'],
    ['of 10,000 characters', `/alerts/shared-mail-1?${'x'.repeat(10_000)}`],
  ])('leaves a link %s as it is', async (_, rest) => {
    expect(await pastes(chat, ada, `${PORTAL}${rest}`)).toMatchObject(NOTHING);
  });

  it('teaches a query that was not understood, in a line', async () => {
    const { type, text } = await searches(chat, ada, 'severity:hgih quartz');
    expect(type).toBe('message');
    expect(text).toContain('Did you mean high?');
    expect(text).toContain('Type: severity:high quartz');
    expect((await searches(chat, ada, 'a'.repeat(10_000))).text).toContain('at most 500 characters');
    expect((await searches(chat, ada, 'nothingofthename')).text).toContain('Nothing matches');
  });

  it('takes the life out of what an alert is called', async () => {
    const { attachments: [found] = [] } = await searches(chat, ada, 'id:shared-mail-2');
    expect(problemsOf(found?.content ?? {})).toEqual([]);
    const { title } = found?.preview.content ?? { title: '' };
    expect(title).toContain('Quartz mail two');
    expect(title).not.toMatch(/<[a-z/]|\]\(|\$\{|\{\{|\u202E/i);
  });

  it.each([
    ['composeExtension/query', undefined],
    ['composeExtension/query', 'alerts'],
    ['composeExtension/query', { commandId: 'other', parameters: [] }],
    ['composeExtension/query', { commandId: 'alerts', parameters: 'query' }],
    ['composeExtension/query', { commandId: 'alerts', parameters: [null] }],
    ['composeExtension/query', { commandId: 'alerts', parameters: [{ name: 'query', value: { a: 1 } }] }],
    ['composeExtension/query', { commandId: 'alerts', queryOptions: { skip: 'x' } }],
    ['composeExtension/queryLink', undefined],
    ['composeExtension/queryLink', { url: 5 }],
    ['composeExtension/queryLink', { url: ['https://security.microsoft.com/alerts/shared-mail-1'] }],
  ])('answers a malformed %s with %j', async (name, value) => {
    const answer = await asks(chat, ada, name, value);
    if (name.endsWith('Link')) expect(answer).toMatchObject(NOTHING);
    else expect(answer.text).toContain('does not know this search');
  });

  it('gives nobody anything whom Teams does not name', async () => {
    const value = { url: `${PORTAL}/alerts/shared-mail-1` };
    const activity = { ...chat.activity(ada, 'invoke'), value };
    const anonymous = { ...activity, from: { id: 'redacted', name: 'redacted' } };
    for (const name of ['composeExtension/anonymousQueryLink', 'composeExtension/queryLink'])
      expect((await teams.send({ ...anonymous, name })).status).toBe(403);
    const named = await teams.send({ ...activity, name: 'composeExtension/anonymousQueryLink' });
    expect(JSON.stringify(named)).not.toContain('Quartz');
    const headers = { authorization: 'Bearer none' };
    expect((await teams.send({ ...activity, name: 'composeExtension/queryLink' }, headers)).status).toBe(401);
  });

  it('notes no chat that it is not in', async () => {
    const before = teams.posted.length;
    await searches(chat, ada, 'quartz');
    expect(chat.messages()).toEqual([]);
    expect(teams.posted).toHaveLength(before);
    const noted = `select 1 from conversations where conversation_id = '${chat.id}'`;
    expect(await query(scene.databaseUrl, noted)).toEqual([]);
  });
});

it('asks whoever asks too much to wait', async () => {
  await teams.stop();
  teams = await startSigned(scene, { TURNS_PER_MINUTE: '2' });
  const there = teams.conversation('groupChat');
  await searches(there, ada);
  await searches(there, ada);
  expect((await searches(there, ada)).text).toContain('One moment');
  expect(await pastes(there, ada, `${PORTAL}/alerts/shared-mail-1`)).toMatchObject(NOTHING);
});
