import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { EmbeddedPostgresFailure } from './failure';

const run = promisify(execFile);
const NAME = 'drawbridge-db';

export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

/**
 * Who PostgreSQL runs as. It refuses root, so root lends it an unprivileged system user, made when it is missing;
 * anybody else runs it as themselves (undefined).
 *
 * @throws EmbeddedPostgresFailure of kind `user`
 */
export async function databaseUser(): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const before = await find();
  if (before !== undefined) return before;
  await run('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]).catch(
    () => undefined,
  );
  const made = await find();
  if (made !== undefined) return made;
  throw new EmbeddedPostgresFailure(
    'user',
    `PostgreSQL does not run as root and the system user ${NAME} could not be made: make it, start the bot as another user, or set DATABASE_URL.`,
  );
}

async function find(): Promise<SystemUser | undefined> {
  try {
    const ids = await Promise.all(
      ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, NAME])).stdout)),
    );
    const [uid, gid] = ids;
    return uid === undefined || gid === undefined ? undefined : { name: NAME, uid, gid };
  } catch {
    return undefined;
  }
}
