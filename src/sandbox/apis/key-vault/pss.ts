import { createHash, randomBytes } from 'node:crypto';

const HASH_BYTES = 32;

/**
 * A SHA-256 digest, encoded to be signed by RSASSA-PSS with a salt as long as it: Node signs data only, and vaults are
 * given digests. Source: RFC 8017, 9.1.1.
 */
export function pssEncoded(digest: Buffer, modulusBits: number): Buffer {
  const length = Math.ceil((modulusBits - 1) / 8);
  const salt = randomBytes(HASH_BYTES);
  const hash = sha256(Buffer.alloc(8), digest, salt);
  const block = Buffer.concat([Buffer.alloc(length - 2 * HASH_BYTES - 2), Buffer.from([1]), salt]);
  const mask = mgf1(hash, block.length);
  const masked = block.map((byte, index) => byte ^ (mask[index] ?? 0));
  masked[0] = (masked[0] ?? 0) & (0xff >> (8 * length - (modulusBits - 1)));
  return Buffer.concat([masked, hash, Buffer.from([0xbc])]);
}

/** Source: RFC 8017, B.2.1. */
function mgf1(seed: Buffer, length: number): Buffer {
  const parts: Buffer[] = [];
  for (let counter = 0; parts.length * HASH_BYTES < length; counter++) {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(counter);
    parts.push(sha256(seed, number));
  }
  return Buffer.concat(parts).subarray(0, length);
}

function sha256(...parts: Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}
