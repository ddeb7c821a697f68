import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

const ATTEMPTS = 50;
const PAUSE_MS = 200;

/** The server that the test run started (support/global-setup.ts), or the one that TEST_DATABASE_URL names. */
function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (url === undefined) throw new Error('The tests have no PostgreSQL: run them with npm test.');
  return url;
}

/** An empty database of its own; `drop` removes it, whoever is still connected. */
export async function createTestDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(`create database ${name}`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => drop(name) };
}

/** PostgreSQL's own housekeeping may be in a database: nobody may end that, and it is soon over. */
async function drop(name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await administer(`drop database ${name} with (force)`);
      return;
    } catch (error) {
      if (attempt === ATTEMPTS || !String(error).includes('permission denied to terminate process'))
        throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/** Runs one statement as the owner of a database, who sees the rows of every tenant. */
export async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("select set_config('drawbridge.tenant', '*', false)");
  const { rows } = await client.query<object>(statement).finally(() => client.end());
  return rows;
}

function administer(statement: string): Promise<unknown> {
  return query(serverUrl(), statement);
}
