import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeServerCertificate } from '../../src/sandbox/tls/certificates';

/** A request as it came to a OneDrive. */
export interface Uploaded {
  method: string;
  path: string;
  range: string;
  authorization: string | undefined;
  content: string;
}

/** A stand-in for OneDrive that takes what is put to it. */
export interface OneDriveServer {
  host: string;
  caPem: string;
  requests: Uploaded[];
  /** What the next requests are answered with. */
  answer: { status: number; headers?: Record<string, string> };
  close(): Promise<void>;
}

export async function startOneDrive(): Promise<OneDriveServer> {
  const { caPem, certificate, privateKey } = await makeServerCertificate(() => new Date(), 'OneDrive');
  const requests: Uploaded[] = [];
  const server: Server = createServer({ cert: certificate, key: privateKey }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests.push({
        method: request.method ?? '',
        path: request.url ?? '',
        range: request.headers['content-range'] ?? '',
        authorization: request.headers.authorization,
        content: Buffer.concat(chunks).toString('utf8'),
      });
      response.writeHead(drive.answer.status, drive.answer.headers ?? {});
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const drive: OneDriveServer = {
    host: `localhost:${(server.address() as AddressInfo).port}`,
    ...{ caPem, requests, answer: { status: 201 } },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
  return drive;
}
