import { pino } from 'pino';
import { startEmbeddedPostgres } from '../../src/store/embedded/embedded-postgres';

/** A stand-in for a bot that can be killed: starts the embedded database of DRAWBRIDGE_HOME and says its address. */
async function main(): Promise<void> {
  const home = process.env['DRAWBRIDGE_HOME'] ?? '';
  const { url } = await startEmbeddedPostgres({ home, log: pino({ level: 'silent' }) });
  process.send?.(url);
  setInterval(() => undefined, 60_000);
}

main().catch((error: unknown) => {
  process.send?.(String(error));
  process.exit(1);
});
