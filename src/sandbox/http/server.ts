import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { contentOf, type Outcome } from './answer';
import { readIncoming } from './incoming';
import type { Incoming } from './incoming';

export interface Listening {
  port: number;
  close(): Promise<void>;
}

/** The port is taken or may not be used. The message says how to mend it. */
export class PortFault extends Error {
  override readonly name = 'PortFault';
}

/** Serves HTTPS on 127.0.0.1. `origin` is asked once the port is known. @throws PortFault */
export async function listen(
  port: number,
  certificate: { certificate: string; privateKey: string },
  handle: (incoming: Incoming) => Promise<Outcome>,
  now: () => Date,
): Promise<Listening> {
  const server = createServer({ cert: certificate.certificate, key: certificate.privateKey });
  server.on('request', (request, response) => {
    void respond(request, response, handle, now);
  });
  await opened(server, port);
  const bound = (server.address() as AddressInfo).port;
  return {
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function opened(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is already in use' : `cannot be used (${error.message})`;
      reject(new PortFault(`Port ${port} ${why}. Set SANDBOX_PORT to a free port.`));
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (incoming: Incoming) => Promise<Outcome>,
  now: () => Date,
): Promise<void> {
  let outcome: Outcome;
  try {
    outcome = await handle(await readIncoming(request, `https://${request.headers.host ?? 'localhost'}`));
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    outcome = { status: 500, body: { error: { code: 'SandboxFault', message } } };
  }
  if (outcome === 'hold') return;
  if (outcome === 'reset') {
    request.socket.destroy();
    return;
  }
  const body = contentOf(outcome);
  response.writeHead(outcome.status, {
    date: now().toUTCString(),
    ...(body !== undefined && { 'content-type': body.type, 'content-length': body.content.length }),
    ...outcome.headers,
  });
  response.end(body?.content);
}
