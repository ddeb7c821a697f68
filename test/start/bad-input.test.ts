import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../support/programs';

const ROOT = path.join(__dirname, '..', '..');
let folder: string;
let home: string;
let ports: Record<string, string>;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'drawbridge-start-'));
  home = path.join(folder, 'home');
  const [port, sandbox, playground] = [await freePort(), await freePort(), await freePort()];
  ports = { PORT: String(port), SANDBOX_PORT: String(sandbox), PLAYGROUND_PORT: String(playground) };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs `npm start`'s program to its end. */
function start(
  environment: Record<string, string>,
): Promise<{ code: number | null; said: string; out: string }> {
  const own = { DRAWBRIDGE_HOME: home, DRAWBRIDGE_PLAYGROUND: 'off', ...ports, ...environment };
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...own };
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/start.ts'], { cwd: ROOT, env });
  let said = '';
  let out = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  return new Promise((resolve) =>
    child.once('exit', (code) => {
      resolve({ code, said, out });
    }),
  );
}

it.each<[string, Record<string, string>, RegExp]>([
  ['a port that is none', { PORT: 'eighty' }, /^PORT is not valid: set it to a port from 1 to 65535\.\n$/],
  ['a port out of range', { SANDBOX_PORT: '70000' }, /^SANDBOX_PORT is not valid/],
  [
    'an odd switch',
    { DRAWBRIDGE_PLAYGROUND: 'maybe' },
    /^DRAWBRIDGE_PLAYGROUND is not valid: set it to on or off\.\n$/,
  ],
  [
    'one port for two',
    { PORT: '5001', SANDBOX_PORT: '5001' },
    /^SANDBOX_PORT and PORT are both 5001: give each its own port\.\n$/,
  ],
])('refuses %s in one line, with nothing half-made', async (_, environment, line) => {
  const { code, said, out } = await start(environment);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(said).toMatch(line);
  expect(existsSync(home)).toBe(false);
});

it('refuses a port that is taken', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(Number(ports['PORT']), '127.0.0.1', resolve));
  const { code, said } = await start({});
  server.close();
  expect(code).toBe(1);
  expect(said).toBe(
    `PORT ${ports['PORT'] ?? ''} is taken by another program: stop it, or set PORT to a free port.\n`,
  );
  expect(existsSync(home)).toBe(false);
});

it('refuses a data folder that is a file', async () => {
  await writeFile(home, 'a file');
  const { code, said } = await start({});
  expect(code).toBe(1);
  expect(said).toMatch(/^The data folder .* cannot be used \(\w+\): make it a folder[^\n]*\n$/);
});

it.each<[string, RegExp]>([
  ['nonsense', /^DATABASE_URL is not valid: set it to a PostgreSQL address[^\n]*\n$/],
  [
    'postgres://nobody:wrong@127.0.0.1:1/none',
    /^The database of DATABASE_URL cannot be used \([^\n]*\): check its address, name and password\.\n$/,
  ],
])('refuses the database address %s', async (url, line) => {
  const { code, said } = await start({ DATABASE_URL: url });
  expect(code).toBe(1);
  expect(said).toMatch(line);
  expect(said).not.toContain('wrong');
});

it('refuses a variable with a value that it does not have', async () => {
  const { code, said } = await start({ LOG_LEVEL: 'loud' });
  expect(code).toBe(1);
  expect(said).toMatch(/^LOG_LEVEL is not valid: set it to one of trace, [^\n]*\n$/);
});
