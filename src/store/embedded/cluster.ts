import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, chmod, chown, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod/v4';
import { moveIntoPlace } from './engine';
import { EmbeddedPostgresFailure } from './failure';
import { runProgram } from './program';
import type { SystemUser } from './system-user';

const passwordsSchema = z.object({ superuser: z.string(), drawbridge: z.string() });

/** A database cluster on disk and the passwords of its two roles. */
export interface Cluster {
  data: string;
  passwords: z.infer<typeof passwordsSchema>;
}

/**
 * The cluster in `place`, made when there is none: initialised in a draft folder and renamed, so that a kill half-way
 * leaves no half-made cluster. Draft folders of processes that are gone are swept.
 */
export async function ensureCluster(
  place: string,
  bin: string,
  user: SystemUser | undefined,
): Promise<Cluster> {
  const folder = path.join(place, 'cluster');
  await sweepDrafts(place);
  if (!existsSync(folder)) await makeCluster(place, folder, bin, user);
  const data = path.join(folder, 'data');
  await checkVersion(data, bin);
  const passwords: unknown = JSON.parse(await readFile(path.join(folder, 'passwords.json'), 'utf8'));
  return { data, passwords: passwordsSchema.parse(passwords) };
}

async function makeCluster(
  place: string,
  folder: string,
  bin: string,
  user: SystemUser | undefined,
): Promise<void> {
  const draft = path.join(place, `draft-cluster-${process.pid}-${randomBytes(4).toString('hex')}`);
  const data = path.join(draft, 'data');
  const passwords = {
    superuser: randomBytes(24).toString('hex'),
    drawbridge: randomBytes(24).toString('hex'),
  };
  const passwordFile = path.join(draft, 'initial-password');
  await mkdir(data, { recursive: true, mode: 0o700 });
  await chmod(draft, 0o755);
  await writeFile(passwordFile, passwords.superuser, { mode: 0o600 });
  if (user !== undefined) for (const file of [data, passwordFile]) await chown(file, user.uid, user.gid);
  const settings = [
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    '--locale=C',
    `--pwfile=${passwordFile}`,
  ];
  await runProgram(path.join(bin, 'initdb'), ['-D', data, ...settings], user);
  await rm(passwordFile);
  await appendFile(path.join(data, 'postgresql.conf'), "listen_addresses = ''\nmax_connections = 200\n");
  await writeFile(path.join(draft, 'passwords.json'), JSON.stringify(passwords), { mode: 0o600 });
  await moveIntoPlace(draft, folder);
}

async function sweepDrafts(place: string): Promise<void> {
  for (const name of await readdir(place)) {
    const pid = /^draft-\w+-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(path.join(place, name), { recursive: true, force: true });
  }
}

async function checkVersion(data: string, bin: string): Promise<void> {
  const stored = await readFile(path.join(data, 'PG_VERSION'), 'utf8').catch(() => '');
  const engine = /engine-(\d+)\./.exec(bin)?.[1];
  if (stored.trim() === engine) return;
  throw new EmbeddedPostgresFailure(
    'folder',
    `${data} holds no database of PostgreSQL ${engine ?? ''}: restore it from a backup, or set DRAWBRIDGE_HOME to a new folder.`,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
