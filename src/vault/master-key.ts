import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const KEY_BYTES = 32;

/** The vault's key cannot be had. The message is one line and says how to mend it. */
export class VaultKeyProblem extends Error {
  override readonly name = 'VaultKeyProblem';
}

/**
 * The 256-bit key that all secrets at rest hang on: `given` (base64) if there is one, else the file `vault.key` in
 * the data folder, made at first use with mode 600.
 *
 * @throws VaultKeyProblem when the file cannot be read, made, or is not a key
 */
export async function masterKey(given: string | undefined, home: string): Promise<Buffer> {
  if (given !== undefined) return Buffer.from(given, 'base64');
  const file = path.join(home, 'vault.key');
  await makeOnce(file);
  const key = await readKey(file);
  if (key.length !== KEY_BYTES) {
    throw new VaultKeyProblem(
      `${file} is not a vault key: restore it from a backup, since secrets depend on it.`,
    );
  }
  return key;
}

/** A whole key or none: it is linked into place, which fails when there is one already. */
async function makeOnce(file: string): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    const draft = `${file}.${randomUUID()}`;
    await writeFile(draft, randomBytes(KEY_BYTES).toString('base64'), { flag: 'wx', mode: 0o600 });
    await link(draft, file).finally(() => rm(draft));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw new VaultKeyProblem(
      `${file} cannot be written: make its folder writable for this user, or set VAULT_KEY.`,
    );
  }
}

async function readKey(file: string): Promise<Buffer> {
  try {
    await chmod(file, 0o600);
    return Buffer.from(await readFile(file, 'utf8'), 'base64');
  } catch {
    throw new VaultKeyProblem(`${file} cannot be read: make it readable for this user, or set VAULT_KEY.`);
  }
}
