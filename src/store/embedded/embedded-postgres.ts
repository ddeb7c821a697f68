import { createHash } from 'node:crypto';
import { chown, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import type { Log } from '../../log';
import { lockKey } from '../locks';
import { prepareDatabase } from '../prepare-database';
import { type Cluster, ensureCluster } from './cluster';
import { ensureEngine } from './engine';
import { EmbeddedPostgresFailure } from './failure';
import { findPlace } from './place';
import { runProgram } from './program';
import { databaseUser, type SystemUser } from './system-user';

/** A Unix socket's path is at most 107 bytes. Source: unix(7). */
const LONGEST_SOCKET_FOLDER = 85;

export interface EmbeddedPostgres {
  /** A connection string of a role that owns its database and is no superuser. */
  url: string;
  /** Gives that role the right to make further databases, for tests. */
  allowDatabases(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL in the bot's data folder, on a Unix socket alone, or takes over one that a killed bot left
 * running. One bot at a time: the owner holds a lock that PostgreSQL drops when the owner dies.
 *
 * @throws EmbeddedPostgresFailure
 */
export async function startEmbeddedPostgres({
  home,
  log,
}: {
  home: string;
  log: Log;
}): Promise<EmbeddedPostgres> {
  const user = await databaseUser();
  const place = await findPlace(home, user);
  const bin = await ensureEngine(place);
  const cluster = await ensureCluster(place, bin, user);
  const socket = await socketFolder(place, user);
  const pgCtl = (...args: string[]) =>
    runProgram(path.join(bin, 'pg_ctl'), ['-D', cluster.data, ...args], user);
  if (!(await isRunning(pgCtl))) await launch(pgCtl, cluster, socket);
  const owner = await becomeOwner(cluster, socket, home);
  log.info({ place }, 'the embedded database is up');
  const { drawbridge: password } = cluster.passwords;
  await prepareDatabase(owner, { role: 'drawbridge', password, database: 'drawbridge' });
  return {
    url: connectionString('drawbridge', password, socket),
    allowDatabases: async () => {
      await owner.query('alter role drawbridge createdb');
    },
    async stop() {
      await owner.end().catch(() => undefined);
      await pgCtl('stop', '-m', 'fast', '-w', '-t', '3').catch(() =>
        pgCtl('stop', '-m', 'immediate', '-w', '-t', '3'),
      );
    },
  };
}

async function socketFolder(place: string, user: SystemUser | undefined): Promise<string> {
  const inside = path.join(place, 'socket');
  const short = path.join(
    tmpdir(),
    `drawbridge-${createHash('sha256').update(place).digest('hex').slice(0, 12)}`,
  );
  const folder = Buffer.byteLength(inside) <= LONGEST_SOCKET_FOLDER ? inside : short;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  return folder;
}

async function isRunning(pgCtl: (...args: string[]) => Promise<string>): Promise<boolean> {
  return pgCtl('status').then(
    () => true,
    () => false,
  );
}

/** Two bots may launch at once: PostgreSQL lets one in, and the other finds it running. */
async function launch(
  pgCtl: (...args: string[]) => Promise<string>,
  { data }: Cluster,
  socket: string,
): Promise<void> {
  try {
    await pgCtl('start', '-w', '-t', '30', '-l', path.join(data, 'server.log'), '-o', `-k '${socket}'`);
  } catch (error) {
    if (!(await isRunning(pgCtl))) throw error;
  }
}

async function becomeOwner({ passwords }: Cluster, socket: string, home: string): Promise<Client> {
  const superuser = connectionString('postgres', passwords.superuser, socket);
  const owner = new Client({
    connectionString: superuser,
    application_name: `drawbridge owner ${process.pid}`,
  });
  owner.on('error', () => undefined);
  await owner.connect();
  const key = lockKey('owner');
  const locked = await owner.query<{ ok: boolean }>('select pg_try_advisory_lock($1) as ok', [key]);
  if (locked.rows[0]?.ok === true) return owner;
  const other = await owner.query<{ application_name: string }>(
    `select application_name from pg_stat_activity where application_name like 'drawbridge owner %' and pid <> pg_backend_pid()`,
  );
  await owner.end();
  const pid = other.rows[0]?.application_name.split(' ').at(-1) ?? 'another process';
  throw new EmbeddedPostgresFailure(
    'in-use',
    `Another bot (process ${pid}) already works on ${home}: stop it first, or set DRAWBRIDGE_HOME to another folder.`,
  );
}

function connectionString(role: string, password: string, socket: string): string {
  return `postgres://${role}:${password}@localhost/${role}?host=${encodeURIComponent(socket)}`;
}
