import { randomUUID } from 'node:crypto';
import { type GatedServer, startGatedServer } from '../support/gated-server';
import { TeamsChannel } from '../support/teams-channel';
import { tokenPart } from '../support/token-part';

const user = { aadObjectId: randomUUID(), name: 'Ada' };
const FILE_ID = 'AAAAAAAAAAAAAAAAAAAAAA';
const FILE = { name: 'a"\r\nb: ../c.csv', contentType: 'text/csv; charset=utf-8', content: 'a ✓' };
const files = { take: (id: string) => Promise.resolve(id === FILE_ID ? FILE : undefined) };

let server: GatedServer;

afterEach(() => server.stop());

function message(): Record<string, unknown> {
  return { ...server.channel.conversation().activity(user, 'message'), text: 'help' };
}

describe('with an app id', () => {
  beforeEach(async () => {
    server = await startGatedServer('authenticated');
  });

  it('takes a message whose token the channel really signed', async () => {
    expect((await server.channel.send(message())).status).toBe(200);
    expect(server.turns()).toBe(1);
  });

  it('refuses a token that somebody else signed, or that is over', async () => {
    const other = new TeamsChannel({
      ...{ botUrl: server.url, tenantId: server.tenantId, appId: server.appId ?? '' },
    });
    await other.start();
    const now = Math.floor(Date.now() / 1000);
    const forged = await other.token({ serviceurl: server.channel.url });
    await other.stop();
    const expired = await server.channel.token({ nbf: now - 7200, exp: now - 3600 });
    for (const token of [forged, expired]) {
      const status = await server.post(JSON.stringify(message()), { authorization: `Bearer ${token}` });
      expect([401, 403]).toContain(status);
    }
    expect(server.turns()).toBe(0);
  });

  it('refuses a thousand junk tokens of as many tenants before the Bot Framework sees them', async () => {
    for (let count = 0; count < 1000; count++) {
      const claims = {
        iss: `https://sts.windows.net/${randomUUID()}/`,
        aud: server.appId,
        tid: randomUUID(),
      };
      const token = `${tokenPart({ alg: 'RS256', kid: 'x' })}.${tokenPart(claims)}.AAAA`;
      expect(await server.post(JSON.stringify(message()), { authorization: `Bearer ${token}` })).toBe(401);
    }
    expect(server.turns()).toBe(0);
  });
});

describe('without an app id', () => {
  beforeEach(async () => {
    server = await startGatedServer('unauthenticated', { files });
  });

  it('takes messages of this machine', async () => {
    expect((await server.channel.send(message())).status).toBe(200);
    expect(server.turns()).toBe(1);
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
    expect(await server.post(body)).toBe(400);
    expect(server.turns()).toBe(0);
  });

  it('refuses what is not JSON, what is too large, and pages of elsewhere', async () => {
    const body = JSON.stringify(message());
    expect(await server.post(body, { 'content-type': 'text/plain' })).toBe(415);
    expect(await server.post(body, { 'content-type': 'multipart/form-data; boundary=x' })).toBe(415);
    expect(await server.post(JSON.stringify({ ...message(), text: 'x'.repeat(300_000) }))).toBe(413);
    expect(await server.post(body, { origin: 'https://evil.example' })).toBe(403);
    expect(server.turns()).toBe(0);
  });

  it('gives a file as something to keep and not to show', async () => {
    const response = await fetch(`${server.url}/files/${FILE_ID}`);
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
      const response = await fetch(`${server.url}/files/${id}`);
      expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store']);
      expect(await response.text()).toContain('no longer good');
    }
    expect((await fetch(`${server.url}/files/${FILE_ID}`, { method: 'HEAD' })).status).toBe(405);
  });

  it('tells that it lives and is ready', async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });
});
