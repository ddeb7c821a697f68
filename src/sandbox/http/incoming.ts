import type { IncomingMessage } from 'node:http';

/** A request, read whole. */
export interface Incoming {
  method: string;
  url: URL;
  /** The first value of a header, by its lower-case name. */
  header(name: string): string | undefined;
  body: string;
}

const LARGEST_BODY = 256 * 1024 * 1024;

/** Reads a request to its end. @throws RangeError when the body is larger than 256 MB */
export async function readIncoming(request: IncomingMessage, origin: string): Promise<Incoming> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new RangeError('The request body is larger than 256 MB.');
    chunks.push(chunk);
  }
  return {
    method: request.method ?? 'GET',
    url: new URL(origin + (request.url ?? '/')),
    header: (name) => [request.headers[name]].flat()[0],
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/** The body as JSON, or undefined when it is none. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
