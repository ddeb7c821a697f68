import { startApp } from './app';
import { loadConfig } from './config/config';
import { captureConsole, createLog } from './log';
import { stopWithParent } from './start/parent';
import { startFailure } from './start-failure';
import { startTelemetry } from './telemetry/telemetry';

/** The bot's own program: settings, then everything, then ready. Stops on SIGTERM, SIGINT, or with its parent. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const telemetry = await startTelemetry(config.telemetry, (lost, why) => {
    log.warn({ lost, why }, 'spans or log records could not be exported, and are lost');
  });
  const log = createLog(config.logLevel, telemetry.trace.line, telemetry.logDestination);
  captureConsole(log);
  // pg-boss waits for no answer when it notes how a job ended (its manager.js, `watch`): if the database is gone just then,
  // nobody meets that failure, and it would end the process. The job counts as lost after its time, and comes again.
  process.on('unhandledRejection', (error) => {
    log.error({ err: error }, 'a failure was met by nobody');
  });
  let stopApp = () => Promise.resolve();
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= stopApp()
      .then(() => telemetry.stop())
      .then(() => process.exit(0));
  };
  // Before the start, which may wait for the database: the first process of a container has no signals but those it takes.
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  stopWithParent(stop);
  const app = await startApp(config, log, telemetry.trace);
  stopApp = () => app.stop();
  log.info({ port: config.port, sandbox: config.botApp === undefined }, 'the bot is ready');
  process.send?.({ type: 'ready' });
}

main().catch((error: unknown) => {
  process.stderr.write(`${startFailure(error, process.env)}\n`);
  process.exit(1);
});
