import { createHash, randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { systemClock } from '../../src/clock';
import { generateCertificate } from '../../src/connection/certificate';
import { openDatabase } from '../../src/store/database';
import { createCredentialVault } from '../../src/vault/credential-vault';
import { createSealer } from '../../src/vault/seal';
import { score } from '../scoreboard/score';
import { connect } from '../support/connecting';
import { type ModelEndpoint, startModelEndpoint } from '../support/model-endpoint';
import { query } from '../support/postgres';
import { startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { type ChannelUser, type Conversation, textOf, until } from '../support/teams-channel';
import { tour } from './support/tour';

/** A signed token, or enough of one to be of use. */
const TOKEN = /eyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{20,}/;

let scene: Scene;
let model: ModelEndpoint;
let ada: ChannelUser;
let chat: Conversation;
let own: { certificate: string; privateKey: string };
const vaultKey = randomBytes(32).toString('base64');
const modelKey = `canary-model-${randomBytes(16).toString('hex')}`;
const pasted = `aQz8Q~${randomBytes(26).toString('base64url').slice(0, 34)}`;

beforeAll(async () => {
  model = await startModelEndpoint();
  own = await generateCertificate('Own', 90, new Date());
  const given = { ...model.environment, OPENAI_API_KEY: modelKey, VAULT_KEY: vaultKey, LOG_LEVEL: 'trace' };
  scene = await startScene(startSandboxHere, given);
  ada = scene.sandbox.user('Global Administrator');
  chat = scene.channel.conversation('groupChat');
}, 60_000);
afterAll(() => Promise.all([scene.stop(), model.stop()]));

/** Every secret that there is, by what it is. */
function canaries(secrets: readonly string[]): Record<string, string> {
  const body = own.privateKey.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
  return {
    'the bot’s own client secret': scene.sandbox.identity.clientSecret,
    'the vault’s master key': vaultKey,
    'the master key in hex': Buffer.from(vaultKey, 'base64').toString('hex'),
    'the key of the model': modelKey,
    // The first lines hold the modulus, which the certificate shows to everybody.
    'a private key that was typed in': body[Math.floor(body.length / 2)] ?? '',
    'the end of that key': body.at(-2) ?? '',
    'a secret pasted into the chat': pasted,
    'the password of the database': new URL(scene.databaseUrl).password,
    ...Object.fromEntries(secrets.map((secret, index) => [`secret ${index + 1} in the vault`, secret])),
  };
}

/** What the bot's vault holds, opened as the bot would. */
async function heldSecrets(): Promise<string[]> {
  const database = openDatabase(scene.databaseUrl, pino({ level: 'silent' }));
  const vault = createCredentialVault(database, createSealer(Buffer.from(vaultKey, 'base64')), systemClock);
  const { tenantId } = scene.sandbox;
  try {
    const ids = (await query(scene.databaseUrl, 'select id from credentials')) as { id: string }[];
    const opened = await Promise.all(ids.map(({ id }) => vault.open(tenantId, id)));
    return opened.flatMap((one) => {
      if (one.kind === 'client-secret') return [one.secret];
      return one.kind === 'certificate' ? [one.privateKey.split('\n').at(-4) ?? ''] : [];
    });
  } finally {
    await database.close();
  }
}

/** Everything that is written down or sent where people or other services see it. */
async function everywhere(): Promise<Record<string, string>> {
  const tables = (await query(
    scene.databaseUrl,
    `select table_schema || '."' || table_name || '"' as name from information_schema.tables
     where table_schema in ('public', 'pgboss', 'drizzle') and table_type = 'BASE TABLE'`,
  )) as { name: string }[];
  const rows = await Promise.all(
    tables.map(async ({ name }) => [
      `table ${name}`,
      JSON.stringify(await query(scene.databaseUrl, `select t::text from ${name} t`)),
    ]),
  );
  const status = await fetch(`${scene.bot.url}/healthz`).then((answer) => answer.text());
  return {
    ...(Object.fromEntries(rows) as Record<string, string>),
    logs: scene.bot.printed(),
    cards: JSON.stringify(scene.channel.posted),
    prompts: JSON.stringify(model.requests),
    status,
  };
}

it('leaves none of them anywhere in clear', async () => {
  await connect(chat, ada, { capabilities: 'alerts,incidents,directory,hunting,mail', kind: 'both' });
  await connect(chat, ada, { capabilities: 'alerts', kind: 'own-certificate', ...own }, 'setup Second');
  expect(textOf((await chat.says(ada, `here is the secret: ${pasted}`)).card)).toMatch(/secret/i);
  await chat.says(ada, 'what happened last night in finance?');
  await tour(scene, chat, ada);
  // Failures are where secrets slip out.
  for (const fault of [{ status: 500 }, { status: 401 }, { status: 403 }, { reset: true }])
    await scene.sandbox.control('faults', { path: '.*', times: 3, ...fault });
  for (const said of ['status', 'permissions', 'user ava', 'hunt DeviceInfo', 'setup'])
    await chat.says(ada, said);
  await scene.sandbox.control('faults', { path: 'oauth2', status: 401, times: 4 });
  const before = scene.bot.printed();
  await scene.restart();
  await chat.says(ada, 'status');
  await until(async () => (textOf((await chat.says(ada, 'alerts')).card) ? true : undefined), 'an answer');

  const secrets = canaries(await heldSecrets());
  expect(Object.keys(secrets).length).toBeGreaterThanOrEqual(10);
  expect(Object.entries(secrets).filter(([, value]) => value.length < 8)).toEqual([]);
  const places: Record<string, string> = { ...(await everywhere()), 'logs of before': before };
  expect(places['logs']?.length).toBeGreaterThan(1_000);
  const found = Object.entries(places).flatMap(([place, text]) => [
    ...Object.entries(secrets)
      .filter(([, secret]) => formsOf(secret).some((form) => text.includes(form)))
      .map(([name]) => `${name} in ${place}`),
    ...(TOKEN.test(text) ? [`a token in ${place}`] : []),
    ...(/BEGIN [A-Z ]*PRIVATE KEY/.test(text) ? [`a private key in ${place}`] : []),
  ]);
  expect(found).toEqual([]);
  score(
    19,
    { found: found.length },
    `${Object.keys(secrets).length} secrets, ${Object.keys(places).length} places`,
  );
}, 240_000);

/** A secret as it is, and in the forms that it could be mistaken for something else in. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('hex'),
    createHash('sha256').update(secret).digest('hex'),
  ];
}
