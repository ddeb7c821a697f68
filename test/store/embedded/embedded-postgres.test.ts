import { type ChildProcess, fork } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { pino } from 'pino';
import { startEmbeddedPostgres } from '../../../src/store/embedded/embedded-postgres';
import { EmbeddedPostgresFailure } from '../../../src/store/embedded/failure';

const log = pino({ level: 'silent' });
let home: string;

beforeEach(async () => {
  const parent = await mkdtemp(path.join(tmpdir(), 'drawbridge-pg-'));
  home = path.join(parent, 'home');
});
afterEach(() => rm(path.dirname(home), { recursive: true, force: true }));

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(statement).finally(() => client.end());
  return rows;
}

/** A process that holds the database, and what it said: the address, or why not. */
async function holder(): Promise<{ child: ChildProcess; said: string }> {
  const file = path.join(__dirname, '..', '..', 'support', 'hold-database.ts');
  const child = fork(file, { execArgv: ['--import', 'tsx'], env: { ...process.env, DRAWBRIDGE_HOME: home } });
  const said = await new Promise<string>((resolve) =>
    child.once('message', (text) => {
      resolve(typeof text === 'string' ? text : '');
    }),
  );
  return { child, said };
}

it('keeps its data from start to start, for a role that is no superuser', async () => {
  const first = await startEmbeddedPostgres({ home, log });
  await ask(first.url, 'create table kept as select 42 as answer');
  expect(await ask(first.url, "select current_setting('is_superuser') as super")).toEqual([{ super: 'off' }]);
  expect(await ask(first.url, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
  await first.stop();
  const second = await startEmbeddedPostgres({ home, log });
  expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await second.stop();
});

it('refuses a second bot on the same folder, and says which one is there', async () => {
  const first = await startEmbeddedPostgres({ home, log });
  const { said, child } = await holder();
  expect(said).toContain(`Another bot (process ${process.pid}) already works on ${home}`);
  child.kill('SIGKILL');
  await first.stop();
});

it('takes over from a bot that was killed, with its data', async () => {
  const { child, said: url } = await holder();
  await ask(url, 'create table kept as select 42 as answer');
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  const next = await startEmbeddedPostgres({ home, log });
  expect(await ask(next.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await next.stop();
});

it('lets one of two win that start at the same moment', async () => {
  const both = await Promise.all([holder(), holder()]);
  expect(both.filter(({ said }) => said.startsWith('postgres://'))).toHaveLength(1);
  expect(both.filter(({ said }) => said.includes('Another bot'))).toHaveLength(1);
  for (const { child } of both) {
    if (child.exitCode !== null) continue;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }
  await (await startEmbeddedPostgres({ home, log })).stop();
});

it('sweeps what a killed first start left half-made', async () => {
  const first = await startEmbeddedPostgres({ home, log });
  const socket = new URL(first.url).searchParams.get('host') ?? '';
  await first.stop();
  const folder = path.dirname(socket);
  await mkdir(path.join(folder, 'draft-cluster-999999-abcd', 'data'), { recursive: true });
  const second = await startEmbeddedPostgres({ home, log });
  expect((await readdir(folder)).filter((name) => name.startsWith('draft-'))).toEqual([]);
  await second.stop();
});

it('says in one line what is wrong with a folder that is none', async () => {
  await writeFile(home, 'a file');
  const starting = startEmbeddedPostgres({ home, log });
  await expect(starting).rejects.toThrow(EmbeddedPostgresFailure);
  await expect(starting).rejects.toThrow(
    /^The data folder .* cannot be used \(\w+\): make it a folder[^\n]*$/,
  );
});
