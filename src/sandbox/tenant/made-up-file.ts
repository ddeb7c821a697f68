import { createHash } from 'node:crypto';

export const MADE_UP_SIZE = 48_128;

/**
 * A harmless file of this name: a line that says so, and bytes that mean nothing, always the same ones. What alerts, hunts and
 * devices say of it follows from them.
 */
export function madeUpFile(name: string): Buffer {
  const head = Buffer.from(`Made up by the Drawbridge sandbox: ${name}. It does nothing.\n`);
  const parts = [head];
  for (let size = head.length, round = 0; size < MADE_UP_SIZE; size += 32, round++)
    parts.push(createHash('sha256').update(`${name} ${round}`).digest());
  return Buffer.concat(parts).subarray(0, MADE_UP_SIZE);
}

/** Its hash. */
export function madeUpHash(name: string, algorithm: 'sha1' | 'sha256' | 'md5'): string {
  const known = hashes.get(`${algorithm} ${name}`);
  if (known !== undefined) return known;
  const hash = createHash(algorithm).update(madeUpFile(name)).digest('hex');
  hashes.set(`${algorithm} ${name}`, hash);
  return hash;
}

/** A name has one content: reckoned once. */
const hashes = new Map<string, string>();
