import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { debianPostgres, type OtherPostgres, startDebianPostgres } from '../support/debian-postgres';
import { query } from '../support/postgres';
import { botEnvironment, freePort, type SandboxProgram, startSandboxHere } from '../support/programs';
import { TeamsChannel, textOf, until } from '../support/teams-channel';
import { buildByHand, type Image } from './dockerfile';

const run = promisify(execFile);
/** It installs twice and compiles: two minutes on a machine at rest. */
const BUILDS_MS = 1_800_000;
const where = debianPostgres === undefined ? describe.skip : describe;

where('the image, made by hand as its Dockerfile says (needs PostgreSQL from Debian)', () => {
  let image: Image;
  let postgres: OtherPostgres;
  let sandbox: SandboxProgram;
  let databaseUrl: string;
  let open: string;
  let bot: ChildProcess | undefined;
  const undo: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    // One after another, so that whatever has been started by then is stopped when one fails.
    sandbox = await startSandboxHere();
    undo.push(() => sandbox.stop());
    postgres = await startDebianPostgres();
    undo.push(() => postgres.stop());
    databaseUrl = postgres.urlOf('drawbridge');
    // What another user may read: the tenant's authority, which real ones need not bring along.
    open = await mkdtemp(path.join(tmpdir(), 'drawbridge-ca-'));
    undo.push(() => rm(open, { recursive: true }));
    await chmod(open, 0o755);
    await copyFile(path.join(sandbox.home, 'sandbox', 'ca.pem'), path.join(open, 'ca.pem'));
    await chmod(path.join(open, 'ca.pem'), 0o644);
    image = await buildByHand();
    undo.push(() => image.remove());
  }, BUILDS_MS);
  afterAll(async () => {
    bot?.kill('SIGKILL');
    for (const one of undo) await one();
  });

  /** As the image's own user, in its folder, with its variables; of the machine it knows nothing but where Node.js is. */
  function options(environment: Record<string, string>) {
    const env = { PATH: path.dirname(process.execPath), ...image.environment, ...environment };
    const identity = process.getuid?.() === 0 ? image.user : {};
    return { cwd: path.join(image.root, image.workdir), env, ...identity };
  }

  /** Nothing may be written to, not even a folder for what is temporary. */
  function settings(port: number): Record<string, string> {
    return {
      ...botEnvironment(sandbox, databaseUrl),
      NODE_EXTRA_CA_CERTS: path.join(open, 'ca.pem'),
      DRAWBRIDGE_HOME: '/nonexistent',
      TMPDIR: '/nonexistent',
      VAULT_KEY: randomBytes(32).toString('base64'),
      PORT: String(port),
    };
  }

  function start(port: number): { bot: ChildProcess; printed: () => string } {
    const [program = '', ...args] = image.command;
    const started = spawn(program, args, { ...options(settings(port)), stdio: ['ignore', 'pipe', 'pipe'] });
    const lines: string[] = [];
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (part) => lines.push(String(part)));
    bot = started;
    return { bot, printed: () => lines.join('') };
  }

  it('holds what runs, and no sources, tests, compilers or secrets', async () => {
    const app = path.join(image.root, image.workdir);
    const names = ['LICENSE', 'cards', 'dist', 'node_modules', 'package.json'];
    expect((await readdir(app)).sort()).toEqual([...names].sort());
    expect((await readdir(image.root)).sort()).toEqual(['app', 'var']);
    for (const tool of ['typescript', 'jest', 'eslint', '@microsoft/m365agentsplayground'])
      expect(existsSync(path.join(app, 'node_modules', tool))).toBe(false);
    expect(existsSync(path.join(app, 'dist', 'sandbox'))).toBe(false);
    expect(existsSync(path.join(app, 'dist', 'store', 'migrations', 'meta', '_journal.json'))).toBe(true);
    expect(image.user.uid).toBeGreaterThan(0);
    const { stdout } = await run('du', ['-sm', image.root]);
    // Told, so that whoever reads the run sees it grow.
    process.stdout.write(`The image's own files are ${stdout.split('\t')[0] ?? ''} MB.\n`);
  });

  it('makes the role and the database by itself, as an administrator who is no superuser', async () => {
    const environment = { DATABASE_ADMIN_URL: postgres.adminUrl, DATABASE_URL: databaseUrl };
    for (let time = 1; time <= 2; time++) {
      const { stdout } = await run('node', ['dist/prepare-database.js'], options(environment));
      expect(stdout).toBe('The database drawbridge belongs to the role drawbridge.\n');
    }
    const [role] = await query(
      databaseUrl,
      'select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user',
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false });
  });

  it('answers as a user without rights, where nothing can be written, and stops on SIGTERM', async () => {
    const port = await freePort();
    const { bot, printed } = start(port);
    const ended = once(bot, 'exit');
    const ready = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ ok }) => ok || undefined,
        () => undefined,
      );
    await until(ready, `the bot to be ready: ${printed()}`);
    const channel = new TeamsChannel({ botUrl: `http://127.0.0.1:${port}`, tenantId: sandbox.tenantId });
    await channel.start();
    const ada = sandbox.user('Global Administrator');
    expect(textOf((await channel.conversation().says(ada, 'help')).card)).toContain('setup');
    await channel.stop();

    const [program = '', ...args] = image.health;
    await run(program, args, options({ PORT: String(port) }));
    bot.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    await expect(run(program, args, options({ PORT: String(port) }))).rejects.toMatchObject({ code: 1 });
  });
});
