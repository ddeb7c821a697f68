import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { botEnvironment } from '../support/programs';
import { query } from '../support/postgres';
import { startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';

const ROOT = path.join(__dirname, '..', '..');

let scene: Scene;
beforeAll(async () => {
  scene = await startScene(startSandboxHere);
});
afterAll(() => scene.stop());

/** Runs the doctor as an operator would, with these settings beside those of the bot. */
function doctor(changes: Record<string, string> = {}): Promise<{ code: number; said: string }> {
  const { port: PORT } = new URL(scene.bot.url);
  const env = {
    PATH: process.env['PATH'],
    ...botEnvironment(scene.sandbox, scene.databaseUrl),
    PORT,
    ...changes,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, ['dist/doctor.js'], { cwd: ROOT, env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr });
    });
  });
}

it('finds nothing to mend where the bot runs well', async () => {
  const { code, said } = await doctor();
  expect(said).toMatch(/✓ PostgreSQL \d+ answers\./);
  expect(said).toContain('✓ It signs in, and has the permissions it needs.');
  expect(said).toContain('✓ The clock is right.');
  expect(said).toContain('✓ The bot answers at http://localhost:');
  expect(said).toContain('Nothing to mend.');
  expect(code).toBe(0);
});

it('says what is wrong with each part, and how to mend it, and no secret', async () => {
  const secret = randomBytes(12).toString('hex');
  const database = new URL(scene.databaseUrl);
  database.password = secret;
  database.pathname = '/missing';
  const { code, said } = await doctor({
    AZURE_CLIENT_SECRET: secret,
    DATABASE_URL: database.href,
    PUBLIC_URL: 'http://localhost:9',
    EXCHANGE_URL: 'https://localhost:9',
  });
  expect(said).toMatch(/✕ It cannot sign in: .*AADSTS7000215/);
  expect(said).toContain('Compare AZURE_CLIENT_ID and its credential with Entra.');
  expect(said).toContain('✕ localhost:9 does not answer.');
  expect(said).toContain('✕ Nothing answers at http://localhost:9/healthz.');
  expect(said).toMatch(/Database\n {2}✕/);
  expect(said).toContain('4 to mend.');
  expect(said).not.toContain(secret);
  expect(code).toBe(1);
});

it('finds a role that row-level security does not bind', async () => {
  const role = `powerful_${randomBytes(4).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  const [{ superuser } = { superuser: false }] = (await query(
    scene.databaseUrl,
    'select rolsuper as superuser from pg_roles where rolname = current_user',
  )) as { superuser: boolean }[];
  if (!superuser) {
    // The tests' own role may not make such a one: then it is bound itself, and the first test has said so.
    expect((await doctor()).said).not.toContain('bypasses row-level security');
    return;
  }
  await query(scene.databaseUrl, `create role ${role} login superuser password '${password}'`);
  const url = new URL(scene.databaseUrl);
  url.username = role;
  url.password = password;
  const { said } = await doctor({ DATABASE_URL: url.href });
  await query(scene.databaseUrl, `drop role ${role}`);
  expect(said).toContain('bypasses row-level security');
});

it('names a setting that is missing', async () => {
  const { code, said } = await doctor({ AZURE_TENANT_ID: '' });
  expect(said).toContain('AZURE_TENANT_ID is not set');
  expect(code).toBe(1);
  expect((await doctor({ AZURE_TENANT_ID: randomUUID() })).said).toContain('✕ It cannot sign in');
});
