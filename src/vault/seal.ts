import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const VERSION = 1;

/** A sealed secret that does not open: another key, another row's bytes, or damage. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';

  constructor() {
    super('A stored secret does not open with the key in use.');
  }
}

export interface Sealer {
  /** Encrypts a secret. `place` (which row it belongs to) is bound to it: moved elsewhere it does not open. */
  seal(secret: string, place: string): Buffer;
  /** @throws SealBroken */
  open(sealed: Buffer, place: string): string;
  /** The same for what is no text. */
  sealBytes(secret: Buffer, place: string): Buffer;
  /** @throws SealBroken */
  openBytes(sealed: Buffer, place: string): Buffer;
}

/**
 * Envelope encryption with AES-256-GCM (NIST SP 800-38D): each secret has a data key of its own, which the master
 * key wraps. Layout: version, wrapped data key (nonce, tag, 32 bytes), then nonce, tag, ciphertext.
 */
export function createSealer(masterKey: Buffer): Sealer {
  function sealBytes(secret: Buffer, place: string): Buffer {
    const dataKey = randomBytes(KEY_BYTES);
    const wrapped = encrypt(masterKey, dataKey, place);
    return Buffer.concat([Buffer.from([VERSION]), wrapped, encrypt(dataKey, secret, place)]);
  }

  function openBytes(sealed: Buffer, place: string): Buffer {
    try {
      const wrappedEnd = 1 + NONCE_BYTES + TAG_BYTES + KEY_BYTES;
      if (sealed[0] !== VERSION) throw new SealBroken();
      const dataKey = decrypt(masterKey, sealed.subarray(1, wrappedEnd), place);
      return decrypt(dataKey, sealed.subarray(wrappedEnd), place);
    } catch {
      throw new SealBroken();
    }
  }

  return {
    sealBytes,
    openBytes,
    seal: (secret, place) => sealBytes(Buffer.from(secret), place),
    open: (sealed, place) => openBytes(sealed, place).toString('utf8'),
  };
}

function encrypt(key: Buffer, plain: Buffer, place: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
}

function decrypt(key: Buffer, sealed: Buffer, place: string): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}
