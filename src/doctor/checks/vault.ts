import { stat } from 'node:fs/promises';
import path from 'node:path';
import { bad, type Check, good, note } from '../check';

export const vault: Check = {
  name: 'Vault key',
  async look({ vaultKey, home, databaseUrl }) {
    if (vaultKey !== undefined) return [good('VAULT_KEY is set.')];
    const file = path.join(home, 'vault.key');
    const found = await stat(file).catch(() => undefined);
    const replicas =
      databaseUrl === undefined
        ? []
        : [note('Several replicas need the same VAULT_KEY: set it for all of them.')];
    if (found === undefined)
      return [note(`${file} is made at the first start; back it up then.`), ...replicas];
    if ((found.mode & 0o077) !== 0)
      return [bad(`${file} can be read by others on this machine.`, `chmod 600 ${file}`)];
    return [
      good(`${file} is there, and for this user alone. Keep a copy apart from the database.`),
      ...replicas,
    ];
  },
};
