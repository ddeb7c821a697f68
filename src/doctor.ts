import { loadConfig } from './config/config';
import { CHECKS } from './doctor/checks';
import { examine, written } from './doctor/examine';
import { startFailure } from './start-failure';

/** `npm run doctor`: looks at a deployment with the bot's own settings, and says what to mend. Changes nothing. */
async function main(): Promise<void> {
  const examined = await examine(loadConfig(process.env), CHECKS);
  process.stdout.write(written(examined));
  if (examined.some(({ findings }) => findings.some(({ state }) => state === 'bad'))) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${startFailure(error, process.env)}\n`);
  process.exitCode = 1;
});
