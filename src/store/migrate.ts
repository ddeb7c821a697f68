import path from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type { Pool } from 'pg';
import { lockKey } from './locks';

/**
 * Brings the schema up to date, one replica at a time: the others wait, then find nothing left to do.
 *
 * @throws whatever PostgreSQL answers; the migration that failed is rolled back whole
 */
export async function applyMigrations(pool: Pool): Promise<void> {
  const client = await pool.connect();
  const key = lockKey('migrations');
  try {
    await client.query('select pg_advisory_lock($1)', [key]);
    await migrate(drizzle(client), { migrationsFolder: path.join(__dirname, 'migrations') });
  } finally {
    await client.query('select pg_advisory_unlock($1)', [key]).catch(() => undefined);
    client.release();
  }
}
