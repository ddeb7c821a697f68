import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { createAdapter } from '../../src/teams/adapter';
import { type BotOptions, PUBLIC_TOKEN_ISSUER } from '../../src/teams/options';
import { type BotServer, createServer } from '../../src/teams/server';
import { freePort } from '../support/programs';
import { TeamsChannel } from '../support/teams-channel';

const tenantId = randomUUID();
const appId = randomUUID();
const user = { aadObjectId: randomUUID(), name: 'Ada' };
const log = pino({ level: 'silent' });

const NOBODY_SIGNS_IN = {
  begin: () => Promise.resolve(undefined),
  lead: () => Promise.resolve(undefined),
  finish: () => Promise.resolve({ outcome: 'unknown' as const }),
};

const FILE_ID = 'AAAAAAAAAAAAAAAAAAAAAA';
const FILE = { name: 'a"\r\nb: ../c.csv', contentType: 'text/csv; charset=utf-8', content: 'a ✓' };

let server: BotServer;
let channel: TeamsChannel;
let url: string;
let turns: number;

/** A server that counts what gets through; with an app, its channel is the one that signs. */
async function serve(app: BotOptions['app']): Promise<void> {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  channel = new TeamsChannel({ botUrl: url, tenantId, ...(app && { appId: app.id }) });
  await channel.start();
  const { BOT_OPENID_METADATA_URL: openIdMetadataUrl, BOT_LOGIN_URL: loginUrl } = channel.botEnvironment;
  const options: BotOptions = {
    app,
    port,
    host: '127.0.0.1',
    allowedTenants: [tenantId],
    serviceUrlHosts: ['127.0.0.1'],
    tokenIssuer: PUBLIC_TOKEN_ISSUER,
    openIdMetadataUrl,
    loginUrl,
    loginScope: undefined,
  };
  turns = 0;
  const turn = () => {
    turns += 1;
    return Promise.resolve();
  };
  server = createServer({
    adapter: createAdapter(options),
    turn,
    refused: () => undefined,
    signIn: NOBODY_SIGNS_IN,
    files: { take: (id) => Promise.resolve(id === FILE_ID ? FILE : undefined) },
    heldFiles: { take: () => Promise.resolve(undefined) },
    ready: () => Promise.resolve(true),
    options,
    log,
  });
  await server.listen();
}
afterEach(async () => {
  await server.close();
  await channel.stop();
});

function message(): Record<string, unknown> {
  return { ...channel.conversation().activity(user, 'message'), text: 'help' };
}

async function post(body: string, headers: Record<string, string> = {}): Promise<number> {
  const all = { 'content-type': 'application/json', ...headers };
  return (await fetch(`${url}/api/messages`, { method: 'POST', headers: all, body })).status;
}

describe('with an app id', () => {
  const app = { id: appId, password: randomUUID(), tenantId };
  beforeEach(() => serve(app));

  it('takes a message whose token the channel really signed', async () => {
    expect((await channel.send(message())).status).toBe(200);
    expect(turns).toBe(1);
  });

  it('refuses a token that somebody else signed, or that is over', async () => {
    const other = new TeamsChannel({ botUrl: url, tenantId, appId });
    await other.start();
    const now = Math.floor(Date.now() / 1000);
    const forged = await other.token({ serviceurl: channel.url });
    await other.stop();
    const expired = await channel.token({ nbf: now - 7200, exp: now - 3600 });
    for (const token of [forged, expired]) {
      const status = await post(JSON.stringify(message()), { authorization: `Bearer ${token}` });
      expect([401, 403]).toContain(status);
    }
    expect(turns).toBe(0);
  });

  it('refuses a thousand junk tokens of as many tenants before the Bot Framework sees them', async () => {
    for (let count = 0; count < 1000; count++) {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const claims = { iss: `https://sts.windows.net/${randomUUID()}/`, aud: appId, tid: randomUUID() };
      const token = `${part({ alg: 'RS256', kid: 'x' })}.${part(claims)}.AAAA`;
      expect(await post(JSON.stringify(message()), { authorization: `Bearer ${token}` })).toBe(401);
    }
    expect(turns).toBe(0);
  });
});

describe('without an app id', () => {
  beforeEach(() => serve(undefined));

  it('takes messages of this machine', async () => {
    expect((await channel.send(message())).status).toBe(200);
    expect(turns).toBe(1);
  });

  it.each([
    '{',
    'null',
    '[]',
    '5',
    '"text"',
    '{}',
    '{"type":5}',
    '{"type":"message"}',
    '{"type":{"a":1}}',
    '\u0000',
  ])('answers 400 to %j', async (body) => {
    expect(await post(body)).toBe(400);
    expect(turns).toBe(0);
  });

  it('refuses what is not JSON, what is too large, and pages of elsewhere', async () => {
    const body = JSON.stringify(message());
    expect(await post(body, { 'content-type': 'text/plain' })).toBe(415);
    expect(await post(body, { 'content-type': 'multipart/form-data; boundary=x' })).toBe(415);
    expect(await post(JSON.stringify({ ...message(), text: 'x'.repeat(300_000) }))).toBe(413);
    expect(await post(body, { origin: 'https://evil.example' })).toBe(403);
    expect(turns).toBe(0);
  });

  it('gives a file as something to keep and not to show', async () => {
    const response = await fetch(`${url}/files/${FILE_ID}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('a ✓');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="a___b__.._c.csv"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });

  it('answers 404 to a link that is none, and does not use one up by a look at its headers', async () => {
    for (const id of ['x', `${FILE_ID}A`, 'B'.repeat(22), '..%2f..%2fetc%2fpasswd', '%00'.repeat(22)]) {
      const response = await fetch(`${url}/files/${id}`);
      expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store']);
      expect(await response.text()).toContain('no longer good');
    }
    expect((await fetch(`${url}/files/${FILE_ID}`, { method: 'HEAD' })).status).toBe(405);
  });

  it('tells that it lives and is ready', async () => {
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });
});
