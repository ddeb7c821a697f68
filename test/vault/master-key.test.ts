import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { masterKey, VaultKeyProblem } from '../../src/vault/master-key';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'vault-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

it('makes a key once, readable by its owner alone, and finds it again', async () => {
  const first = await masterKey(undefined, home);
  expect(first).toHaveLength(32);
  expect(await masterKey(undefined, home)).toEqual(first);
  expect((await stat(path.join(home, 'vault.key'))).mode & 0o777).toBe(0o600);
});

it('makes one key when two replicas start at once', async () => {
  const keys = await Promise.all([masterKey(undefined, home), masterKey(undefined, home)]);
  expect(keys[0]).toEqual(keys[1]);
});

it('takes the key that is given', async () => {
  const given = randomBytes(32);
  expect(await masterKey(given.toString('base64'), home)).toEqual(given);
});

it('refuses a damaged key file rather than make another', async () => {
  await writeFile(path.join(home, 'vault.key'), 'too short');
  await expect(masterKey(undefined, home)).rejects.toThrow(VaultKeyProblem);
});
