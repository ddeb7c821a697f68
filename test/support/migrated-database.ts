import { pino } from 'pino';
import { openDatabase, type Database } from '../../src/store/database';
import { applyMigrations } from '../../src/store/migrate';
import { createTestDatabase } from './postgres';

/** A database of its own for one test file, with the schema in place. `drop` closes and removes it. */
export async function migratedDatabase(): Promise<{
  database: Database;
  url: string;
  drop: () => Promise<void>;
}> {
  const { url, drop } = await createTestDatabase();
  const database = openDatabase(url, pino({ level: 'silent' }));
  await applyMigrations(database.pool);
  return {
    database,
    url,
    drop: async () => {
      await database.close();
      await drop();
    },
  };
}
