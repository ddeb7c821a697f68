import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { exportJWK, SignJWT } from 'jose';
import { pick, seededRandom } from '../alerts/support/random';
import { score, size } from '../scoreboard/score';
import { type GatedServer, startGatedServer } from '../support/gated-server';
import { tokenPart } from '../support/token-part';

const TOKENS = size(10_000, 400);
const AT_ONCE = 20;
/** Among the forged ones, so that refusing everything would not pass for a defence. */
const GENUINE_EVERY = 50;
const HOUR_SECONDS = 3600;

type Random = () => number;
type Forge = (server: GatedServer, random: Random) => Promise<string>;

const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const user = { aadObjectId: randomUUID(), name: 'Ada' };
const now = () => Math.floor(Date.now() / 1000);

let server: GatedServer;
beforeAll(async () => {
  server = await startGatedServer('authenticated');
});
afterAll(() => server.stop());

/** Genuinely signed, with other claims. */
const claiming =
  (claims: (server: GatedServer, random: Random) => Record<string, unknown>): Forge =>
  (to, random) =>
    to.channel.token(claims(to, random));

/** Each way to make a token that is not one for us. */
const FORGERIES: Readonly<Record<string, Forge>> = {
  'a signature with one bit changed': async (to, random) => {
    const [header, claims, signature = ''] = (await to.channel.token()).split('.');
    const bytes = Buffer.from(signature, 'base64url');
    const at = Math.floor(random() * bytes.length);
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at);
    return [header, claims, bytes.toString('base64url')].join('.');
  },
  'a signature cut off': async (to, random) => {
    const [header, claims, signature = ''] = (await to.channel.token()).split('.');
    return [header, claims, signature.slice(0, Math.floor(random() * 300))].join('.');
  },
  'the signature of other claims': async (to) => {
    const [header, , signature] = (await to.channel.token()).split('.');
    const claims = await to.channel.token({ exp: now() + 9 * HOUR_SECONDS });
    return [header, claims.split('.')[1], signature].join('.');
  },
  'no algorithm': (to, random) => {
    const alg = pick(random, ['none', 'None', 'NONE', 'nOnE', '']);
    const claims = { iss: 'https://api.botframework.com', aud: to.appId, serviceurl: to.channel.url };
    const exp = now() + HOUR_SECONDS;
    return Promise.resolve(
      `${tokenPart({ alg, kid: 'x' })}.${tokenPart({ ...claims, exp })}.${pick(random, ['', 'AAAA'])}`,
    );
  },
  'a secret for a key': (to) =>
    new SignJWT({ iss: 'https://api.botframework.com', aud: to.appId ?? '', serviceurl: to.channel.url })
      .setProtectedHeader({ alg: 'HS256', kid: to.channel.keyId })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(to.channel.publicPem)),
  'another algorithm of the same key': (to, random) =>
    to.channel.token({}, { alg: pick(random, ['RS384', 'RS512']) }),
  'the key of somebody else': (to, random) =>
    to.channel.token({}, pick(random, [{}, { kid: randomUUID() }]), other.privateKey),
  'a key that it brings along': async (to) => {
    const jwk = await exportJWK(other.publicKey);
    const jku = 'https://evil.example/keys';
    return to.channel.token({}, { jwk, jku, x5u: jku }, other.privateKey);
  },
  'no key id, or an odd one': (to, random) =>
    to.channel.token({}, { kid: pick(random, [undefined, '', '../../etc/passwd', "' or 1=1", 5]) }),
  'another issuer': claiming((to, random) => ({
    iss: pick(random, [
      `https://sts.windows.net/${to.tenantId}/`,
      `https://login.microsoftonline.com/${to.tenantId}/v2.0`,
      'https://api.botframework.com/',
      'https://api.botframework.com.evil.example',
      'HTTPS://API.BOTFRAMEWORK.COM',
      ['https://api.botframework.com'],
      undefined,
    ]),
  })),
  'another audience': claiming((to, random) => ({
    aud: pick(random, [randomUUID(), `${to.appId ?? ''}x`, '', [to.appId, randomUUID()], undefined]),
  })),
  'a time that is over': claiming((_, random) => {
    const ended = now() - 400 - Math.floor(random() * 1e7);
    return { nbf: ended - HOUR_SECONDS, exp: ended };
  }),
  'a time to come': claiming((_, random) => {
    const begins = now() + 400 + Math.floor(random() * 1e6);
    return { nbf: begins, exp: begins + HOUR_SECONDS };
  }),
  'no end, or an odd one': claiming((_, random) => ({
    exp: pick(random, [undefined, null, '9999999999', {}]),
  })),
  'another service address': claiming((to, random) => ({
    serviceurl: pick(random, [
      'https://smba.trafficmanager.net/',
      `${to.channel.url}/`,
      to.channel.url.toUpperCase(),
      'https://evil.example/',
      undefined,
      null,
    ]),
  })),
  'parts that are none': async (to, random) => {
    const token = await to.channel.token();
    return pick(random, [
      `${token}.x`,
      token.replace('.', ''),
      `${token},${token}`,
      'a.b.c',
      '..',
      '',
      token.slice(5),
    ]);
  },
};

it(`accepts none of ${TOKENS} forged tokens, and every genuine one`, async () => {
  const random = seededRandom(Date.now() % 2 ** 31);
  const kinds = Object.entries(FORGERIES);
  const accepted = new Map<string, number>();
  let genuine = 0;
  const body = (tenantId: string) => {
    const activity = server.channel.conversation().activity(user, 'message');
    const elsewhere = { conversation: { id: 'c', tenantId }, channelData: { tenant: { id: tenantId } } };
    return JSON.stringify({ ...activity, text: 'help', ...(tenantId !== server.tenantId && elsewhere) });
  };
  const send = async (number: number) => {
    if (number % GENUINE_EVERY === 0) {
      const authorization = `Bearer ${await server.channel.token()}`;
      if ((await server.post(body(server.tenantId), { authorization })) === 200) genuine++;
      // A good token says nothing of the tenant: the body does.
      const status = await server.post(body(randomUUID()), { authorization });
      if (status < 400) accepted.set('another tenant', status);
    }
    const [name, forge] = kinds[number % kinds.length] ?? ['', () => Promise.resolve('')];
    const authorization = `Bearer ${await forge(server, random)}`;
    const status = await server.post(body(server.tenantId), { authorization });
    if (status !== 401 && status !== 403) accepted.set(name, status);
  };
  for (let from = 0; from < TOKENS; from += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => send(from + index)));
  expect(Object.fromEntries(accepted)).toEqual({});
  expect(genuine).toBe(Math.ceil(TOKENS / GENUINE_EVERY));
  score(1, { accepted: server.turns() - genuine }, `${TOKENS} tokens of ${kinds.length} kinds`);
}, 900_000);
