import { PortFault } from './http/server';
import { startSandbox } from './sandbox';
import { readSettings, SettingsFault } from './settings';
import { StateFault } from './tenant/state-file';

/** The sandbox as a program of its own: it runs until it is told to stop, or until the process that forked it ends. */
async function main(): Promise<void> {
  const { port, home, alertSeconds } = readSettings(process.env);
  const sandbox = await startSandbox({ port, home, alertSeconds });
  const stop = (): void => {
    void sandbox.close().finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
  process.stdout.write(`sandbox ready on ${sandbox.url}\n`);
  process.send?.({ type: 'ready', tenantId: sandbox.tenantId, url: sandbox.url });
}

main().catch((error: unknown) => {
  const expected =
    error instanceof PortFault || error instanceof SettingsFault || error instanceof StateFault;
  const message = error instanceof Error && !expected ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`sandbox: ${expected ? (error as Error).message : message}\n`);
  process.exit(1);
});
