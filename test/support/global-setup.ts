import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { startEmbeddedPostgres } from '../../src/store/embedded/embedded-postgres';
import { compileProgram } from './compile';
import { testServer } from './test-server';

/**
 * Compiles the program that the tests start, and starts one PostgreSQL for the whole run, the product's own embedded
 * one, unless TEST_DATABASE_URL names another.
 */
export default async function globalSetup(): Promise<void> {
  await compileProgram();
  if (process.env['TEST_DATABASE_URL'] !== undefined) return;
  const home = await mkdtemp(path.join(tmpdir(), 'drawbridge-test-'));
  const server = await startEmbeddedPostgres({ home, log: pino({ level: 'silent' }) });
  await server.allowDatabases();
  testServer.current = { home, stop: () => server.stop() };
  process.env['TEST_DATABASE_URL'] = server.url;
}
