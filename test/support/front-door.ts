import { createServer, request as forward, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { decodeJwt } from 'jose';
import { makeServerCertificate } from '../../src/sandbox/tls/certificates';
import type { SandboxProgram } from './programs';

/** Entra and Graph of several tenants at one address, as Microsoft's cloud has them. */
export interface FrontDoor {
  /** What the bot is started with, beside what the first tenant's sandbox gives it. */
  environment: Record<string, string>;
  /** Whether what Graph answers is rewritten from now on. */
  hostile: boolean;
  stop(): Promise<void>;
}

/**
 * Leads each request to its tenant's sandbox: by the tenant in Entra's path, or in the token that goes to Graph. Each
 * sandbox knows the bot under an id of its own, so the bot's is put in its place.
 */
export async function startFrontDoor(
  sandboxes: readonly SandboxProgram[],
  folder: string,
  rewritten: (answer: unknown) => unknown = (answer) => answer,
): Promise<FrontDoor> {
  const certificate = await makeServerCertificate(() => new Date());
  const server = createServer({ cert: certificate.certificate, key: certificate.privateKey });
  const authorities = await Promise.all(
    sandboxes.map(({ home }) => readFile(path.join(home, 'sandbox', 'ca.pem'), 'utf8')),
  );
  const bundle = path.join(folder, 'front-door-ca.pem');
  await writeFile(bundle, [certificate.caPem, ...authorities].join('\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
  const of = new Map(
    sandboxes.map((sandbox, index) => [sandbox.tenantId, { sandbox, ca: authorities[index] ?? '' }]),
  );
  const [first] = sandboxes;
  server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
    void (async () => {
      const place = of.get(tenantOf(incoming));
      if (place === undefined) {
        response.writeHead(400, { 'content-type': 'application/json' });
        response.end(
          JSON.stringify({ error: 'invalid_request', error_description: 'AADSTS90002: no such tenant.' }),
        );
        return;
      }
      const body = await bodyOf(incoming);
      const sent = incoming.url?.includes('/oauth2/')
        ? asKnownThere(body, place.sandbox, first, origin)
        : body;
      pass(incoming, sent, place, response, (text, url) => {
        const local = text.replaceAll(place.sandbox.url, origin);
        return door.hostile && !url.includes('/oauth2/') ? rewrittenJson(local, rewritten) : local;
      });
    })();
  });
  const door: FrontDoor = {
    environment: {
      ...{ AZURE_AUTHORITY_HOST: origin, GRAPH_URL: origin, NODE_EXTRA_CA_CERTS: bundle },
      ALLOWED_TENANTS: '*',
    },
    hostile: false,
    stop: () => stopped(server),
  };
  return door;
}

function tenantOf({ url, headers: { authorization } }: IncomingMessage): string {
  const inPath = /^\/([0-9a-f-]{36})\//.exec(url ?? '')?.[1];
  if (inPath !== undefined) return inPath;
  const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
  return token === undefined ? '' : String(decodeJwt(token)['tid']);
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function asKnownThere(
  body: string,
  { identity }: SandboxProgram,
  first: SandboxProgram | undefined,
  origin: string,
): string {
  const form = new URLSearchParams(body);
  if (form.get('scope') === `${origin}/.default`) form.set('scope', 'https://graph.microsoft.com/.default');
  if (form.get('client_id') === first?.identity.clientId) {
    form.set('client_id', identity.clientId);
    form.set('client_secret', identity.clientSecret);
  }
  return form.toString();
}

function pass(
  { method, url, headers }: IncomingMessage,
  body: string,
  { sandbox, ca }: { sandbox: SandboxProgram; ca: string },
  response: ServerResponse,
  translated: (text: string, url: string) => string,
): void {
  const { host: _, 'content-length': __, 'transfer-encoding': ___, ...kept } = headers;
  const sent = forward(sandbox.url + (url ?? ''), { method, ca, headers: kept }, (answer) => {
    void bodyOf(answer).then((text) => {
      const { 'content-length': ____, ...rest } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, rest);
      response.end(translated(text, url ?? ''));
    });
  });
  sent.on('error', () => response.destroy());
  sent.end(body);
}

/** A batch holds many answers; all of it is JSON. */
function rewrittenJson(text: string, rewritten: (answer: unknown) => unknown): string {
  try {
    return JSON.stringify(rewritten(JSON.parse(text)));
  } catch {
    return text;
  }
}

function stopped(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
