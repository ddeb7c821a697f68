import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedPostgresFailure } from './failure';
import type { SystemUser } from './system-user';

const SYSTEM_FOLDER = '/var/lib/drawbridge';

/**
 * The folder for engine and data: in the bot's data folder, or, when the database's user cannot reach that (a home
 * folder closed to others), a folder below /var/lib/drawbridge that is named after it.
 *
 * @throws EmbeddedPostgresFailure of kind `folder` when it cannot be written to
 */
export async function findPlace(home: string, user: SystemUser | undefined): Promise<string> {
  await makeWritable(home);
  const inside = path.join(home, 'postgres');
  const place = user === undefined || (await isReachable(home)) ? inside : elsewhere(home);
  await makeWritable(place);
  return place;
}

function elsewhere(home: string): string {
  return path.join(SYSTEM_FOLDER, createHash('sha256').update(home).digest('hex').slice(0, 16));
}

async function makeWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new EmbeddedPostgresFailure(
      'folder',
      `The data folder ${folder} cannot be used (${reason}): make it a folder that this user may write to, or set DRAWBRIDGE_HOME to another.`,
    );
  }
}

/** Whether anybody may pass through every folder on the way. */
async function isReachable(folder: string): Promise<boolean> {
  for (let current = folder; ; current = path.dirname(current)) {
    const { mode } = await stat(current);
    if ((mode & constants.S_IXOTH) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}
