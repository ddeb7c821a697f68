import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generateCertificate } from '../../src/connection/certificate';
import { type SandboxProgram, startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { fieldsOf, walkSettings } from '../support/settings';
import {
  type ChannelUser,
  type Conversation,
  type InvokeAnswer,
  type Posted,
  textOf,
  until,
} from '../support/teams-channel';

const RESOURCE = 'api://botid-drawbridge';
const LOGIN_REQUEST = 'application/vnd.microsoft.activity.loginRequest';
const PRECONDITION_FAILED = 'application/vnd.microsoft.error.preconditionFailed';

let scene: Scene;
let sandbox: SandboxProgram;
let ada: ChannelUser;
let ben: ChannelUser;
let chat: Conversation;
let tokens: string[];
let proposed: Posted;

type Environment = Record<string, string>;

async function begin(more: (tenant: SandboxProgram) => Promise<Environment> = () => Promise.resolve({})) {
  const environment = async (tenant: SandboxProgram) => ({ SSO_RESOURCE: RESOURCE, ...(await more(tenant)) });
  scene = await startScene(startSandboxHere, environment);
  ({ sandbox } = scene);
  ada = sandbox.user('Global Administrator');
  ben = { aadObjectId: sandbox.users[1]?.aadObjectId ?? '', name: 'Ben Okafor' };
  chat = scene.channel.conversation('groupChat');
  tokens = [];
  signOnWith((user) => sandbox.userToken(user));
}
afterEach(() => scene.stop());

function signOnWith(token: (user: ChannelUser) => Promise<string>): void {
  scene.channel.signOn = async (user, resource) => {
    expect(resource).toBe(RESOURCE);
    const given = await token(user);
    tokens.push(given);
    return given;
  };
}

async function plan(asker = ada, capabilities = 'alerts'): Promise<Posted> {
  const message = await chat.says(asker, 'setup');
  await walkSettings(chat, asker, message, { capabilities, authority: 'delegated' });
  proposed = { ...message };
  return message;
}

/** Clicks Approve as the plan showed it at first, whatever the message shows by now. */
function approve(user = ada): Promise<InvokeAnswer> {
  return chat.clicks(user, { ...proposed }, 'plan.approve');
}

/** Approves the first of the changes that can be chosen, and what it builds on. */
async function approveFirst(message: Posted): Promise<InvokeAnswer> {
  await chat.clicks(ada, message, 'plan.choose');
  const [changes = ''] = (fieldsOf(message.card)['changes'] ?? '').split(',');
  return chat.clicks(ada, { ...message }, 'plan.approve', { changes });
}

function ended(message: Posted): Promise<string> {
  return until(() => {
    const text = textOf(message.card);
    return /so far|is not connected yet|was not changed as planned/.test(text) ? text : undefined;
  }, 'the plan to come to its end');
}

function linkIn(card: unknown): string | undefined {
  return /http:\/\/localhost:\d+\/sign-in\/[\w-]+/.exec(JSON.stringify(card))?.[0];
}

/** Follows a sign-in link in the browser, to its end. */
async function followed(link: string | undefined, user: ChannelUser): Promise<string> {
  const { headers } = await fetch(String(link), { redirect: 'manual' });
  const page = await fetch(await sandbox.signIn(headers.get('location') ?? '', user));
  return page.text();
}

async function expectNothingChanged(): Promise<void> {
  const { applications, requests } = await sandbox.state();
  expect(applications).toEqual([]);
  expect(requests.filter(({ method, path: at }) => method !== 'GET' && at.includes('/applications'))).toEqual(
    [],
  );
}

/** How often Entra has been asked for a token. */
async function tokenRequests(): Promise<number> {
  return (await sandbox.state()).requests.filter(({ path: at }) => at.includes('/oauth2/v2.0/token')).length;
}

function expectNoTokenInLog(): void {
  const log = scene.bot.printed();
  for (const token of tokens) {
    expect(log).not.toContain(token);
    expect(log).not.toContain(token.split('.').at(-1));
  }
  expect(log).not.toMatch(/Bearer ey|"token":"ey|client_assertion=|PRIVATE KEY/);
  expect(log).not.toContain(sandbox.identity.clientSecret);
}

async function byCertificate(tenant: SandboxProgram): Promise<Environment> {
  const { certificate, privateKey } = await generateCertificate('Bot', 90, new Date());
  const where = path.join(tenant.home, 'bot.pem');
  await writeFile(where, `${certificate}\n${privateKey}\n`, { mode: 0o600 });
  await tenant.control('bot-certificate', { certificate });
  return { AZURE_CLIENT_SECRET: '', AZURE_CLIENT_CERTIFICATE_PATH: where };
}

function byManagedIdentity({ identity, url }: SandboxProgram): Promise<Environment> {
  return Promise.resolve({
    AZURE_CLIENT_SECRET: '',
    AZURE_MANAGED_IDENTITY: identity.managedIdentityId,
    AZURE_POD_IDENTITY_AUTHORITY_HOST: url,
  });
}

it.each([
  ['a client secret', () => Promise.resolve({})],
  ['a certificate', byCertificate],
  ['a managed identity', byManagedIdentity],
])(
  'signs the approver on and makes the changes in their name, by %s',
  async (_, environment) => {
    await begin(environment);
    const message = await plan();
    const { body, status } = await approve();
    expect(status).toBe(200);
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(tokens).toHaveLength(1);
    expect(await ended(message)).toMatch(/so far[^]*Approved by Ada Lindqvist/);
    expect((await sandbox.state()).applications).toHaveLength(1);
    expectNoTokenInLog();
  },
  60_000,
);

describe('asked to sign on', () => {
  beforeEach(() => begin());

  it('asks Teams in the documented form, with the browser to fall back on', async () => {
    scene.channel.signOn = undefined;
    await plan();
    const { body, status } = await approve();
    expect(status).toBe(200);
    expect(body).toEqual({
      statusCode: 401,
      type: LOGIN_REQUEST,
      value: {
        text: expect.any(String) as string,
        connectionName: 'drawbridge',
        tokenExchangeResource: { id: expect.any(String) as string, uri: RESOURCE },
        buttons: [{ type: 'signin', title: 'Sign in', text: 'Sign in', value: expect.any(String) as string }],
      },
    });
    await expectNothingChanged();
    expect(await followed(linkIn(body), ada)).toContain('Signed in, and approved');
  });

  it('asks Teams even when the tenant takes its time, since it cannot be asked later', async () => {
    await plan();
    scene.channel.signOn = undefined;
    await sandbox.control('faults', { path: '\\$batch', status: 429, retryAfter: 2, times: 1 });
    expect((await approve()).body).toMatchObject({ statusCode: 401, type: LOGIN_REQUEST });
  });

  it('counts one approval, however often it is clicked', async () => {
    const message = await plan();
    for (const { status } of await Promise.all([1, 2, 3, 4, 5].map(() => approve())))
      expect(status).toBe(200);
    await ended(message);
    const signedOn = tokens.length;
    const { body, card } = await approve();
    expect(body.statusCode).toBe(200);
    expect(textOf(card)).toContain('is connected to Defender');
    expect(tokens).toHaveLength(signedOn);
    const { applications, appRoleAssignments, servicePrincipals } = await sandbox.state();
    expect(applications).toHaveLength(1);
    const ours = servicePrincipals.find(({ appId }) => appId === applications[0]?.appId);
    expect(appRoleAssignments.filter(({ principalId }) => principalId === ours?.id)).toHaveLength(1);
    const audit = textOf((await chat.says(ada, 'audit 20')).card);
    expect(audit.match(/Plan approved/g)).toHaveLength(1);
  }, 60_000);

  it('takes no token but of the one who clicked', async () => {
    await plan();
    signOnWith(() => sandbox.userToken(ben));
    const before = await tokenRequests();
    const { body } = await approve();
    expect(body).toMatchObject({ statusCode: 412, type: PRECONDITION_FAILED, value: { code: '412' } });
    expect(JSON.stringify(body)).toContain('somebody else');
    await expectNothingChanged();
    expect(await tokenRequests()).toBe(before);
    expect(textOf((await chat.says(ada, 'audit 5')).card)).toContain('Plan refused');
    expectNoTokenInLog();
  });

  it.each<[string, () => Promise<string>]>([
    ['of another application', () => sandbox.userToken(ada, { clientId: randomUUID() })],
    ['that has expired', () => sandbox.userToken(ada, { lifetimeSeconds: -60 })],
    ['that somebody else signed', async () => forged(await sandbox.userToken(ada))],
    ['that is none', () => Promise.resolve('x'.repeat(300))],
  ])(
    'takes no token %s',
    async (_, token) => {
      const message = await plan();
      signOnWith(token);
      const { body, status } = await approve();
      expect(status).toBe(200);
      expect(body).toMatchObject({ statusCode: 412, type: PRECONDITION_FAILED, value: { code: '412' } });
      await expectNothingChanged();
      expectNoTokenInLog();
      signOnWith((user) => sandbox.userToken(user));
      await approve();
      expect(await ended(message)).toContain('so far');
    },
    60_000,
  );

  it('takes no code, since it gives none, and ignores what is malformed', async () => {
    const message = await plan();
    const action = {
      type: 'Action.Execute',
      verb: 'plan.approve',
      data: { approval: /"approval":"([^"]+)"/.exec(JSON.stringify(message.card))?.[1] },
    };
    const send = (more: object) => chat.invoke(ada, message.id, { action, ...more });
    expect((await send({ state: '123456' })).body).toMatchObject({
      statusCode: 412,
      type: PRECONDITION_FAILED,
    });
    for (const authentication of [null, 5, {}, { token: 5 }, { token: '' }, { token: ['a'] }])
      expect((await send({ authentication })).body).toMatchObject({ statusCode: 401, type: LOGIN_REQUEST });
    await expectNothingChanged();
  });

  it('makes only the changes that were chosen, whichever way the approver signs in', async () => {
    const inTeams = await plan(ada, 'alerts,directory');
    await approveFirst(inTeams);
    expect(await ended(inTeams)).toContain('1 change left out');
    scene.channel.signOn = undefined;
    const inBrowser = await plan(ada, 'alerts,directory,hunting');
    const { body } = await approveFirst(inBrowser);
    expect(await followed(linkIn(body), ada)).toContain('Signed in, and approved');
    expect(await ended(inBrowser)).toContain('1 change left out');
  }, 60_000);

  it('lends a token to nobody who may not approve', async () => {
    await plan();
    expect(textOf((await approve(ben)).card)).toContain(`for ${ada.name} to decide`);
    const ordinary = sandbox.user();
    expect(textOf((await approve(ordinary)).card)).toContain('administrator');
    expect(tokens).toEqual([]);
    await expectNothingChanged();
  });
});

describe('when Entra wants more', () => {
  beforeEach(() => begin());

  it('says that consent is missing, and lets an administrator give it in the browser', async () => {
    await sandbox.control('consent', { granted: false });
    const message = await plan();
    const { card, body } = await approve();
    expect(body.statusCode).toBe(200);
    expect(textOf(card)).toContain('Nobody has consented yet');
    expect(textOf(card)).toContain('AADSTS65001');
    await expectNothingChanged();
    expect(await followed(linkIn(card), ada)).toContain('Signed in, and approved');
    expect(await ended(message)).toContain('so far');
    expectNoTokenInLog();
  }, 60_000);

  it('says that a second factor is wanted, and leads to where it is asked for', async () => {
    await sandbox.control('conditional-access', { block: 'mfa' });
    await plan();
    const { card } = await approve();
    expect(textOf(card)).toContain('second factor');
    expect(textOf(card)).toContain('AADSTS50076');
    expect(linkIn(card)).toBeDefined();
    await expectNothingChanged();
    expectNoTokenInLog();
  });

  it('says that a policy keeps the approver out, with no link that would not help', async () => {
    await sandbox.control('conditional-access', { block: 'policy' });
    await plan();
    const { card } = await approve();
    expect(textOf(card)).toContain('Conditional Access policy blocks');
    expect(textOf(card)).toContain('AADSTS53003');
    expect(linkIn(card)).toBeUndefined();
    await expectNothingChanged();
  });

  it('says that Entra cannot be asked, and changes nothing', async () => {
    const message = await plan();
    signOnWith(async (user) => {
      await sandbox.control('faults', { path: 'oauth2/v2\\.0/token', status: 503, times: 20 });
      return sandbox.userToken(user);
    });
    await approve();
    await until(
      () => (textOf(message.card).includes('did not answer') ? true : undefined),
      'the card to say that Entra did not answer',
    );
    await expectNothingChanged();
    expectNoTokenInLog();
  }, 60_000);
});

it("explains Graph's own refusal to an approver without the role that it takes", async () => {
  await begin();
  const keiko = sandbox.user('Helpdesk Administrator');
  await sandbox.control('directory-role', { user: keiko.aadObjectId, role: 'Privileged Role Administrator' });
  const message = await plan(keiko);
  await approve(keiko);
  const text = await ended(message);
  expect(text).toContain('is not connected yet');
  expect(text).toContain('Entra does not allow it to whoever approved');
  expect(text).toContain('Application Administrator');
  expect((await sandbox.state()).applications).toEqual([]);
}, 60_000);

it('leaves it to the browser where single sign-on is not set up', async () => {
  await begin(() => Promise.resolve({ SSO_RESOURCE: '' }));
  await plan();
  const { card } = await approve();
  expect(linkIn(card)).toBeDefined();
  expect(tokens).toEqual([]);
});

/** The same claims, signed by nobody. */
function forged(token: string): string {
  const [header, claims] = token.split('.');
  return `${header ?? ''}.${claims ?? ''}.${Buffer.alloc(256, 7).toString('base64url')}`;
}
