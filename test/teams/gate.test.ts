import { randomUUID } from 'node:crypto';
import { examine } from '../../src/teams/gate';
import { type BotOptions, PUBLIC_TOKEN_ISSUER } from '../../src/teams/options';
import { TeamsChannel } from '../support/teams-channel';
import { tokenPart } from '../support/token-part';

const tenant = randomUUID();
const appId = randomUUID();
const channel = new TeamsChannel({ botUrl: 'http://127.0.0.1:1', tenantId: tenant, appId });

const options: BotOptions = {
  app: { id: appId, password: randomUUID(), tenantId: tenant },
  port: 0,
  host: '127.0.0.1',
  allowedTenants: [tenant],
  serviceUrlHosts: ['127.0.0.1', 'smba.trafficmanager.net'],
  tokenIssuer: PUBLIC_TOKEN_ISSUER,
  openIdMetadataUrl: undefined,
  loginUrl: undefined,
  loginScope: undefined,
};
const sandbox: BotOptions = { ...options, app: undefined };

let activity: Record<string, unknown>;

beforeAll(() => channel.start());
afterAll(() => channel.stop());
beforeEach(() => {
  const user = { aadObjectId: randomUUID(), name: 'Ada' };
  activity = { ...channel.conversation().activity(user, 'message'), text: 'help' };
});

async function bearer(claims: object = {}, header: object = {}): Promise<string> {
  return `Bearer ${await channel.token({ ...claims }, { ...header })}`;
}

it('lets a message of the channel through', async () => {
  expect(examine(activity, await bearer(), options)).toMatchObject({ pass: true });
});

it('takes a tenant that is named in one place only, and in capitals', async () => {
  const { channelData: _, ...without } = activity;
  expect(examine(without, await bearer(), options)).toMatchObject({ pass: true });
  activity['conversation'] = { id: 'c', tenantId: tenant.toUpperCase() };
  expect(examine(activity, await bearer(), options)).toMatchObject({ pass: true });
});

it.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'hello'],
  ['a list', []],
  ['an empty object', {}],
  ['a number for a type', { type: 5 }],
  [
    'no sender',
    {
      type: 'message',
      channelId: 'msteams',
      serviceUrl: 'https://smba.trafficmanager.net/',
      conversation: { id: 'c' },
    },
  ],
  [
    'a conversation that is a text',
    { type: 'message', channelId: 'msteams', serviceUrl: 'x', from: { id: 'u' }, conversation: 'c' },
  ],
])('answers 400 to %s', (_, body) => {
  expect(examine(body, undefined, options)).toMatchObject({ pass: false, status: 400 });
});

it.each<[string, (valid: Record<string, unknown>) => Record<string, unknown>]>([
  ['another channel', (valid) => ({ ...valid, channelId: 'directline' })],
  [
    'another tenant',
    (valid) => ({ ...valid, conversation: { id: 'c', tenantId: randomUUID() }, channelData: {} }),
  ],
  ['two different tenants', (valid) => ({ ...valid, channelData: { tenant: { id: randomUUID() } } })],
  ['no tenant', (valid) => ({ ...valid, conversation: { id: 'c' }, channelData: {} })],
  ['a sender without an id', (valid) => ({ ...valid, from: { id: '29:x', name: 'X' } })],
  ['a sender with an odd id', (valid) => ({ ...valid, from: { id: '29:x', aadObjectId: "x' or 1=1" } })],
  ['a service elsewhere', (valid) => ({ ...valid, serviceUrl: 'https://evil.example/' })],
  [
    'a service that only looks right',
    (valid) => ({ ...valid, serviceUrl: 'https://smba.trafficmanager.net@evil.example/' }),
  ],
  [
    'a service below the right name',
    (valid) => ({ ...valid, serviceUrl: 'https://smba.trafficmanager.net.evil.example/' }),
  ],
  ['a service without TLS', (valid) => ({ ...valid, serviceUrl: 'http://smba.trafficmanager.net/' })],
  ['a service that is no address', (valid) => ({ ...valid, serviceUrl: 'smba' })],
])('refuses %s', async (_, change) => {
  for (const one of [options, sandbox]) {
    expect(examine(change(activity), await bearer(), one)).toMatchObject({ pass: false, status: 403 });
  }
});

it.each<[string, () => Promise<string | undefined>]>([
  ['none', () => Promise.resolve(undefined)],
  ['no bearer', () => Promise.resolve('Basic abc')],
  ['rubbish', () => Promise.resolve('Bearer a.b.c')],
  ['another issuer', () => bearer({ iss: `https://sts.windows.net/${randomUUID()}/` })],
  ['the emulator issuer', () => bearer({ iss: `https://login.microsoftonline.com/${tenant}/v2.0` })],
  ['another audience', () => bearer({ aud: randomUUID() })],
  ['another service address', () => bearer({ serviceurl: 'https://smba.trafficmanager.net/' })],
  ['no service address', () => bearer({ serviceurl: undefined })],
  ['no key id', () => bearer({}, { kid: undefined })],
])('answers 401 to a token with %s', async (_, authorization) => {
  expect(examine(activity, await authorization(), options)).toMatchObject({ pass: false, status: 401 });
});

it('answers 401 to a token without a signature', () => {
  const claims = { iss: PUBLIC_TOKEN_ISSUER, aud: appId, serviceurl: channel.url };
  const token = `Bearer ${tokenPart({ alg: 'none', kid: 'k' })}.${tokenPart(claims)}.`;
  expect(examine(activity, token, options)).toMatchObject({ pass: false, status: 401 });
});

it('takes answers to this machine only where nobody is authenticated or the host is listed', async () => {
  const unlisted = { ...options, serviceUrlHosts: ['smba.trafficmanager.net'] };
  expect(examine(activity, await bearer(), unlisted)).toMatchObject({ pass: false, status: 403 });
  expect(examine(activity, undefined, { ...unlisted, app: undefined })).toMatchObject({ pass: true });
});
