import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { appendFile, chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runProgram } from '../../src/store/embedded/program';
import { databaseUser } from '../../src/store/embedded/system-user';
import { freePort } from './programs';
import { query } from './postgres';

const VERSIONS = '/usr/lib/postgresql';

/** Where Debian's newest PostgreSQL with its server lies; undefined: none is installed. */
export const debianPostgres = existsSync(VERSIONS)
  ? readdirSync(VERSIONS)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => path.join(VERSIONS, version, 'bin'))
      .find((bin) => existsSync(path.join(bin, 'initdb')))
  : undefined;

if (debianPostgres === undefined && process.env['REQUIRE_POSTGRESQL'] !== undefined)
  throw new Error('REQUIRE_POSTGRESQL is set, and there is no PostgreSQL in /usr/lib/postgresql.');

/** A PostgreSQL on TCP, as one elsewhere would be. */
export interface OtherPostgres {
  /** A role that may make roles and databases and is no superuser, as a cloud's administrator is. */
  adminUrl: string;
  /** The address of a role and a database by this name, which are not there yet. */
  urlOf(name: string): string;
  stop(): Promise<void>;
}

/** Starts Debian's PostgreSQL on a port of this machine. */
export async function startDebianPostgres(): Promise<OtherPostgres> {
  if (debianPostgres === undefined) throw new Error('PostgreSQL is not installed.');
  const bin = debianPostgres;
  const user = await databaseUser();
  const home = await mkdtemp(path.join(tmpdir(), 'drawbridge-debian-'));
  await chmod(home, 0o755);
  const [data, passwordFile] = [path.join(home, 'data'), path.join(home, 'password')];
  const [superPassword, adminPassword] = [secret(), secret()];
  await mkdir(data, { mode: 0o700 });
  await writeFile(passwordFile, superPassword, { mode: 0o600 });
  if (user !== undefined)
    for (const file of [home, data, passwordFile]) await chown(file, user.uid, user.gid);
  const run = (program: string, args: string[]) => runProgram(path.join(bin, program), args, user);
  await run('initdb', [...['-D', data, '-U', 'postgres', '-A', 'scram-sha-256'], `--pwfile=${passwordFile}`]);
  const port = await freePort();
  await appendFile(
    path.join(data, 'postgresql.conf'),
    `listen_addresses = '127.0.0.1'\nport = ${port}\nunix_socket_directories = '${home}'\nfsync = off\n`,
  );
  await run('pg_ctl', ['-D', data, '-w', '-l', path.join(data, 'server.log'), 'start']);
  const address = (role: string, password: string, name: string) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${name}`;
  await query(
    address('postgres', superPassword, 'postgres'),
    `create role administrator login createrole createdb password '${adminPassword}'`,
  );
  return {
    adminUrl: address('administrator', adminPassword, 'postgres'),
    urlOf: (name) => address(name, secret(), name),
    async stop() {
      await run('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop']);
      await rm(home, { recursive: true, force: true });
    },
  };
}

function secret(): string {
  return randomBytes(16).toString('hex');
}
