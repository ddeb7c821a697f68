import { pipeline } from 'node:stream/promises';
import type { Response, Server } from 'restify';
import { z } from 'zod/v4';
import { bytesOf, type OfferedFile } from '../../files/file';
import type { Files } from '../../files/files';
import type { Delivery, HeldFiles } from '../../files/held-files';
import type { Log } from '../../log';
import { type Language, languageFor, speaking, texts } from '../../texts/texts';

/** 128 random bits in base64url. */
const params = z.object({ id: z.string().regex(/^[\w-]{22}$/) });

/** What a browser is told with every answer: keep nothing, run nothing, guess nothing, tell nobody. */
const CAREFUL = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** GET /files/{id} gives a file that was offered, once. */
export function addFileRoute(
  server: Server,
  files: Pick<Files, 'take'>,
  heldFiles: Pick<HeldFiles, 'take'>,
  languages: readonly Language[],
  log: Log,
): void {
  server.get('/files/:id', async (request, response) => {
    try {
      const asked = params.safeParse(request.params);
      const found = asked.success ? await files.take(asked.data.id) : undefined;
      const held = asked.success && found === undefined ? await heldFiles.take(asked.data.id) : undefined;
      if (held !== undefined) {
        await deliver(held, response);
        return;
      }
      if (found === undefined) {
        response.writeHead(404, { ...CAREFUL, 'content-type': 'text/plain; charset=utf-8' });
        const spoken = languageFor(request.headers['accept-language'], languages);
        response.end(speaking(spoken, () => texts().files.linkOver));
        return;
      }
      const bytes = bytesOf(found);
      response.writeHead(200, { ...CAREFUL, ...headersOf(found, bytes.byteLength) });
      response.end(bytes);
    } catch (error) {
      log.warn({ err: error }, 'a file could not be given');
      if (!response.headersSent) response.writeHead(500, CAREFUL);
      response.end();
    }
  });
}

/** An archive, chunk by chunk. One that did not arrive whole stays, for another link. */
async function deliver({ name, chunks, delivered }: Delivery, response: Response): Promise<void> {
  response.writeHead(200, { ...CAREFUL, 'content-type': 'application/zip', ...attachmentOf(name) });
  await pipeline(chunks, response);
  await delivered();
}

function attachmentOf(name: string) {
  const safe = name.replaceAll(/[^\w.-]/g, '_').slice(0, 100);
  return { 'content-disposition': `attachment; filename="${safe}"` };
}

function headersOf({ name, contentType }: OfferedFile, length: number) {
  return {
    'content-type': contentType,
    'content-length': length,
    ...attachmentOf(name),
  };
}
