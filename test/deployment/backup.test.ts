import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { pino } from 'pino';
import { systemClock } from '../../src/clock';
import { openDatabase } from '../../src/store/database';
import { prepareDatabase } from '../../src/store/prepare-database';
import { createCredentialVault } from '../../src/vault/credential-vault';
import { createSealer, SealBroken } from '../../src/vault/seal';
import { rawAlert } from '../alerts/support/raw-alert';
import { connect } from '../support/connecting';
import { debianPostgres, type OtherPostgres, startDebianPostgres } from '../support/debian-postgres';
import { query } from '../support/postgres';
import { type SandboxProgram, startBotProgram, startSandboxHere } from '../support/programs';
import { type Conversation, TeamsChannel, textOf, until } from '../support/teams-channel';

const run = promisify(execFile);
const where = debianPostgres === undefined ? describe.skip : describe;

let sandbox: SandboxProgram;
let folder: string;
beforeAll(async () => {
  sandbox = await startSandboxHere();
  folder = await mkdtemp(path.join(tmpdir(), 'drawbridge-backup-'));
  await chmod(folder, 0o755);
});
afterAll(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true });
});

/** Works with a bot on a database and a data folder of its own, and stops it. */
async function withBot(
  home: string,
  databaseUrl: string,
  work: (asks: (text: string) => Promise<string>, chat: Conversation) => Promise<void>,
): Promise<void> {
  const bot = await startBotProgram(sandbox, databaseUrl, { DRAWBRIDGE_HOME: home });
  const channel = new TeamsChannel({ botUrl: bot.url, tenantId: sandbox.tenantId });
  await channel.start();
  const chat = channel.conversation();
  const ada = sandbox.user('Global Administrator');
  try {
    await work(async (text) => textOf((await chat.says(ada, text)).card), chat);
  } finally {
    await bot.stop();
    await channel.stop();
  }
}

async function comes(asks: (text: string) => Promise<string>, alert: string): Promise<void> {
  const item = rawAlert(alert, new Date(), { severity: 'high', title: alert });
  await sandbox.control('alerts', { items: [item] });
  await until(async () => (await asks(`alerts "${alert}"`)).includes('of 1') || undefined, alert);
}

/** Connects a tenant, reads an alert, and gives the record a few entries. */
function filled(home: string, databaseUrl: string, name: string, alert: string): Promise<void> {
  return withBot(home, databaseUrl, async (asks, chat) => {
    await connect(chat, sandbox.user('Global Administrator'), 'recommended', `setup ${name}`);
    await comes(asks, alert);
  });
}

/** All that was there is there: what was set up, what was read, and the record; and it goes on, with the credential. */
function isWhole(home: string, databaseUrl: string, before: string, after: string): Promise<void> {
  return withBot(home, databaseUrl, async (asks) => {
    expect(await asks('status')).toContain('is connected');
    expect(await asks(`alerts "${before}"`)).toContain('of 1');
    expect(await asks('audit verify')).toContain('The audit is whole');
    await comes(asks, after);
  });
}

where('a database of its own (needs PostgreSQL from Debian)', () => {
  let postgres: OtherPostgres;
  beforeAll(async () => {
    postgres = await startDebianPostgres();
  });
  afterAll(() => postgres.stop());

  async function madeDatabase(name: string): Promise<string> {
    const url = postgres.urlOf(name);
    const { username: role, password } = new URL(url);
    const administrator = new Client({ connectionString: postgres.adminUrl });
    await administrator.connect();
    await prepareDatabase(administrator, { role, password, database: name }).finally(() =>
      administrator.end(),
    );
    return url;
  }

  function tool(name: string, args: string[], env: Record<string, string> = {}) {
    return run(path.join(debianPostgres ?? '', name), args, { env });
  }

  it('is dumped by the role that the bot works as, and restored for another', async () => {
    const from = await madeDatabase('from');
    const [home, restored] = [path.join(folder, 'home'), path.join(folder, 'restored')];
    await filled(home, from, 'dumped', 'before-the-dump');

    const dump = path.join(folder, 'drawbridge.dump');
    const dumping = ['--format=custom', `--file=${dump}`];
    // Row-level security binds the owner too: without a word for whom, nothing is dumped rather than some.
    await expect(tool('pg_dump', [...dumping, from])).rejects.toThrow('row-level security');
    await tool('pg_dump', [...dumping, '--enable-row-security', from], {
      PGOPTIONS: '-c drawbridge.tenant=*',
    });

    const to = await madeDatabase('to');
    await tool('pg_restore', [
      '--no-owner',
      '--exit-on-error',
      '--single-transaction',
      `--dbname=${to}`,
      dump,
    ]);
    const counted =
      'select (select count(*) from alerts) as alerts, (select count(*) from audit_entries) as entries';
    expect(await query(to, counted)).toEqual(await query(from, counted));
    const unbound = `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and not (relrowsecurity and relforcerowsecurity)`;
    expect(await query(to, unbound)).toEqual([]);

    await run('mkdir', [restored]);
    await copyFile(path.join(home, 'vault.key'), path.join(restored, 'vault.key'));
    await isWhole(restored, to, 'before-the-dump', 'after-the-dump');
    await opensWithItsKeyAlone(to, path.join(restored, 'vault.key'));
  });

  async function opensWithItsKeyAlone(url: string, keyFile: string): Promise<void> {
    const [row] = (await query(url, 'select id, tenant_id from credentials')) as {
      id: string;
      tenant_id: string;
    }[];
    const { id, tenant_id: tenantId } = row ?? { id: '', tenant_id: '' };
    const database = openDatabase(url, pino({ level: 'silent' }));
    const opened = (key: Buffer) =>
      createCredentialVault(database, createSealer(key), systemClock).open(tenantId, id);
    const key = Buffer.from(await readFile(keyFile, 'utf8'), 'base64');
    await expect(opened(key)).resolves.toHaveProperty('kind');
    await expect(opened(randomBytes(32))).rejects.toThrow(SealBroken);
    await database.close();
  }
});

it('is copied with the data folder of a bot that is stopped, where the database is the embedded one', async () => {
  const [home, copy] = [path.join(folder, 'embedded'), path.join(folder, 'copy')];
  await filled(home, '', 'copied', 'before-the-copy');
  await run('cp', ['--archive', home, copy]);
  await rm(home, { recursive: true });
  await isWhole(copy, '', 'before-the-copy', 'after-the-copy');
});
