import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createApi, type MicrosoftApi } from '../../src/microsoft/api/client';
import { GraphFailure } from '../../src/microsoft/graph/failure';
import type { GraphCall } from '../../src/microsoft/graph/call';
import { pick, seededRandom } from '../alerts/support/random';
import { createTrace } from '../../src/telemetry/trace';
import { score, size } from '../scoreboard/score';

const CALLS = size(5_000, 300);
const PARTS = ['/security', '/users', '/servicePrincipals'] as const;

/** Time as the service and the client see it: it passes when somebody waits. */
let now = Date.parse('2026-11-25T12:00:00Z');
/** Until when each part wants to be left alone. */
let until: Map<string, number>;
let tooSoon: number;
let throttled: number;
let server: Server;
let random: () => number;
let api: MicrosoftApi;

beforeEach(async () => {
  jest.spyOn(Date, 'now').mockImplementation(() => now);
  until = new Map();
  tooSoon = 0;
  throttled = 0;
  random = seededRandom(16);
  server = createServer((request, response) => {
    const part = /^\/\w+/.exec(request.url ?? '')?.[0] ?? '';
    request.resume();
    if (now < (until.get(part) ?? 0)) tooSoon++;
    if (random() < 0.4) {
      throttled++;
      const seconds = pick(random, [0, 1, 3, 17, 60, 120, 121, 600, 3600]);
      const asDate = random() < 0.3;
      const at = asDate ? Math.ceil(now / 1000) * 1000 + seconds * 1000 : now + seconds * 1000;
      until.set(part, Math.max(until.get(part) ?? 0, at));
      const value = asDate ? new Date(at).toUTCString() : String(seconds);
      response.writeHead(pick(random, [429, 429, 503]), { 'retry-after': value });
      response.end('{}');
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  api = createApi({
    name: 'test',
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    scope: 'x/.default',
    credential: { getToken: () => Promise.resolve({ token: 'x', expiresOnTimestamp: now + 3_600_000 }) },
    log: pino({ level: 'silent' }),
    sleep: (milliseconds) => {
      now += milliseconds;
      return Promise.resolve();
    },
    meter: () => undefined,
    trace: createTrace(),
  });
});
afterEach(async () => {
  jest.restoreAllMocks();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function anyCall(number: number): GraphCall {
  const method = pick(random, ['GET', 'POST', 'PATCH', 'DELETE'] as const);
  const waits = random() < 0.8;
  return { operation: 'ask', method, path: `${pick(random, PARTS)}/${number}`, waits };
}

it('sends nothing that was asked to wait before its time, whoever asks', async () => {
  for (let sent = 0; sent < CALLS; sent++) {
    await api.send(anyCall(sent)).catch((error: unknown) => {
      if (!(error instanceof GraphFailure)) throw error;
    });
    // Whoever was refused comes back some time, and most come too soon.
    now += Math.floor(random() * 30_000);
  }
  expect(throttled).toBeGreaterThan(CALLS / 20);
  score(16, { 'repeated too soon': tooSoon }, `${CALLS} calls, ${throttled} refusals`);
}, 120_000);

it('says for how long, to those who do not wait', async () => {
  const call: GraphCall = { operation: 'ask', method: 'GET', path: '/security/x', waits: false };
  const ask = () =>
    api.send(call).then(
      () => undefined,
      (error: unknown) => error as GraphFailure,
    );
  const wanted = () => Math.ceil(((until.get('/security') ?? 0) - now) / 1000);
  while (wanted() <= 1) await ask();
  expect(await ask()).toMatchObject({ kind: 'throttled', retryAfterSeconds: wanted() });
});
