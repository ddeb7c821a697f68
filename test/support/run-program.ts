import globalSetup from './global-setup';
import globalTeardown from './global-teardown';

/** Runs a program beside what every test has, compiled bot and database, and ends with 1 when it fails. */
export function runProgram(main: () => Promise<void>): void {
  withTestServer(main).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exit(1);
    },
  );
}

async function withTestServer(main: () => Promise<void>): Promise<void> {
  await globalSetup();
  try {
    await main();
  } finally {
    await globalTeardown();
  }
}
