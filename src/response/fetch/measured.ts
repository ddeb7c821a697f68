import { createHash, type Hash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/** More has come than may. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

const ALGORITHMS = ['md5', 'sha1', 'sha256'] as const;
type Sums = Record<(typeof ALGORITHMS)[number], string>;

export interface Measured {
  chunks: AsyncIterable<Uint8Array>;
  /** How much has gone by, and its hashes; asked once all has. */
  sums(): Sums & { size: number };
}

/** Bytes on their way, counted and hashed and not looked at. The chunks throw TooLarge beyond the limit. */
export function measure(source: AsyncIterable<Uint8Array>, mostBytes: number): Measured {
  const hashes: [name: keyof Sums, hash: Hash][] = ALGORITHMS.map((name) => [name, createHash(name)]);
  let size = 0;

  async function* counted(): AsyncIterable<Uint8Array> {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > mostBytes) throw new TooLarge();
      for (const [, hash] of hashes) hash.update(chunk);
      yield chunk;
    }
  }

  return {
    chunks: counted(),
    sums: () => ({
      size,
      ...(Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest('hex')])) as Sums),
    }),
  };
}

/**
 * What Defender has compressed with gzip (RFC 1952) for the way, as it was; anything else as it is.
 *
 * @param told whether it was compressed
 */
export async function* unwrapped(
  source: AsyncIterable<Uint8Array>,
  told: (wasWrapped: boolean) => void,
): AsyncIterable<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  const head = await firstBytes(chunks, 2);
  const isWrapped = head[0] === 0x1f && head[1] === 0x8b;
  told(isWrapped);
  const all = continued(head, chunks);
  if (!isWrapped) {
    yield* all;
    return;
  }
  const gunzip = createGunzip();
  // Its failure comes out where the chunks are read.
  pipeline(all, gunzip).catch(() => undefined);
  yield* gunzip as AsyncIterable<Uint8Array>;
}

async function firstBytes(chunks: AsyncIterator<Uint8Array>, wanted: number): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < wanted) {
    const next = await chunks.next();
    if (next.done === true) return head;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

async function* continued(head: Buffer, rest: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
