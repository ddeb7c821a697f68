import { randomBytes, randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pick, seededRandom } from '../alerts/support/random';
import { score, size } from '../scoreboard/score';
import { type GatedServer, startGatedServer } from '../support/gated-server';
import { tokenPart } from '../support/token-part';

const REQUESTS = size(100_000, 2_000);
/** What is made once, such as compiled code and the sockets, is made by then. */
const WARM_UP = size(10_000, 500);
const AT_ONCE = 20;
const MB = 1024 * 1024;

const random = seededRandom(7);
const user = { aadObjectId: randomUUID(), name: 'Ada' };

let server: GatedServer;
beforeAll(async () => {
  server = await startGatedServer('authenticated');
});
afterAll(() => server.stop());

type Junk = () => Promise<number>;

/** Everything that somebody can send who has no token of the channel: each different from all before. */
const JUNK: readonly Junk[] = [
  // The Bot Framework's emulator path would keep the issuers of every such tenant for ever.
  () => {
    const tid = randomUUID();
    const claims = { iss: `https://sts.windows.net/${tid}/`, aud: server.appId, tid, ver: '1.0' };
    return send(message(), `${tokenPart({ alg: 'RS256', kid: randomUUID() })}.${tokenPart(claims)}.AAAA`);
  },
  () => {
    const claims = { iss: 'https://api.botframework.com', aud: server.appId, exp: 9e9 };
    const serviceurl = server.channel.url;
    return send(
      message(),
      `${tokenPart({ alg: 'RS256', kid: randomUUID() })}.${tokenPart({ ...claims, serviceurl })}.AA`,
    );
  },
  () => send({ ...message(), conversation: { id: randomUUID(), tenantId: randomUUID() }, channelData: {} }),
  () => send({ ...message(), channelId: randomUUID() }),
  () => send({ ...message(), serviceUrl: `https://${randomUUID()}.example/` }),
  () => server.post(randomBytes(200).toString('latin1')),
  () => server.post(`[${'['.repeat(5_000)}`),
  () => server.post(JSON.stringify({ [randomUUID()]: randomUUID() })),
  () => get(`/files/${randomBytes(16).toString('base64url')}`),
  () => get(`/sign-in/${randomBytes(16).toString('base64url')}`),
  () => get(`/sign-in/callback?state=${randomUUID()}&code=${randomUUID()}`),
  () => get(`/${randomUUID()}`),
];

function message(): object {
  return { ...server.channel.conversation().activity(user, 'message'), text: randomUUID() };
}

function send(body: object, token: string = randomUUID()): Promise<number> {
  return server.post(JSON.stringify(body), { authorization: `Bearer ${token}` });
}

async function get(path: string): Promise<number> {
  const response = await fetch(server.url + path, { redirect: 'manual' });
  await response.arrayBuffer();
  return response.status;
}

/** What is in use after everything was collected that can be. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / MB;
}

async function junk(count: number): Promise<number[]> {
  const statuses = new Set<number>();
  for (let sent = 0; sent < count; sent += AT_ONCE)
    for (const status of await Promise.all(Array.from({ length: AT_ONCE }, () => pick(random, JUNK)())))
      statuses.add(status);
  return [...statuses];
}

it(`keeps nothing of ${REQUESTS} junk requests`, async () => {
  await junk(WARM_UP);
  const before = heap();
  const statuses = await junk(REQUESTS);
  const growth = Math.round((heap() - before) * 10) / 10;
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  score(2, { accepted: server.turns(), 'growth of the heap': growth }, `${REQUESTS} requests`);
}, 1_800_000);
