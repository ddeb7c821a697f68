import { Server } from 'node:net';
import path from 'node:path';
import { stopWithParent } from './parent';

/**
 * Agents Playground as a child of `npm start`: its own program, run in this process so that it stops with its parent,
 * and kept to loopback, where its own listens on every address.
 */
function main(): void {
  const listen = Server.prototype.listen as (...values: unknown[]) => Server;
  Server.prototype.listen = function (this: Server, ...values: unknown[]): Server {
    const [port, ...rest] = values;
    return typeof port === 'number'
      ? listen.call(this, port, '127.0.0.1', ...rest)
      : listen.apply(this, values);
  } as typeof Server.prototype.listen;

  const port = process.env['PLAYGROUND_PORT'] ?? '';
  const endpoint = `http://127.0.0.1:${process.env['PORT'] ?? ''}/api/messages`;
  const service = `http://127.0.0.1:${port}/_connector`;
  const options = [
    '-e',
    endpoint,
    '-c',
    'msteams',
    '-p',
    port,
    '--service-url',
    service,
    '--disable-telemetry',
  ];
  const cli = path.join(
    path.dirname(require.resolve('@microsoft/m365agentsplayground/package.json')),
    'cli.js',
  );
  process.argv.splice(1, process.argv.length - 1, cli, 'start', ...options);
  const stop = () => process.exit(0);
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  stopWithParent(stop);
  void import(cli).then(() => process.send?.({ type: 'ready' }));
}

main();
