import { createServer } from 'node:http';
import type { Log } from './log';
import type { Metrics } from './metrics';

export interface MetricsServer {
  close(): Promise<void>;
}

/**
 * Serves GET /metrics on a port of its own, which is not the one that the internet reaches.
 *
 * @throws the listening error, such as EADDRINUSE
 */
export async function startMetricsServer(
  metrics: Pick<Metrics, 'text'>,
  { port, host }: { port: number; host: string },
  log: Log,
): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    // In two steps: restify has changed every response of this process, and its writeHead gives nothing back.
    const answer = (status: number, body = '') => {
      response.writeHead(status, { 'content-type': 'text/plain; version=0.0.4' });
      response.end(body);
    };
    if (request.method !== 'GET' || request.url !== '/metrics') {
      answer(404);
      return;
    }
    metrics
      .text()
      .then((text) => {
        answer(200, text);
      })
      .catch((error: unknown) => {
        log.error({ err: error }, 'the metrics could not be read');
        response.destroy();
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
