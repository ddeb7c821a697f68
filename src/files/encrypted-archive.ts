import { randomBytes } from 'node:crypto';
import { configure, ZipWriter } from '@zip.js/zip.js';

/** Letters and digits that are not mistaken for one another when they are typed. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 20;
/** The largest multiple of the number of letters in a byte: every letter is as likely as every other. */
const FAIR = 256 - (256 % LETTERS.length);

/** A password for one archive: 20 letters, about 115 bits. */
export function newPassword(): string {
  let password = '';
  while (password.length < LENGTH) {
    for (const byte of randomBytes(LENGTH))
      if (byte < FAIR && password.length < LENGTH) password += LETTERS[byte % LETTERS.length] ?? '';
  }
  return password;
}

/**
 * Writes an encrypted zip archive with one file in it, as it comes: WinZip's AES-256, which 7-Zip and WinZip open. What is in
 * it is stored as it is, not looked at. Source: winzip.com/en/support/aes-encryption.
 */
export async function writeEncryptedArchive(
  { name, password, content }: { name: string; password: string; content: AsyncIterable<Uint8Array> },
  keep: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  // Within this process: it has no browser's workers.
  configure({ useWebWorkers: false });
  const archive = new ZipWriter(new WritableStream<Uint8Array>({ write: keep }), {
    password,
    encryptionStrength: 3,
    level: 0,
    keepOrder: true,
  });
  await archive.add(name, streamOf(content));
  await archive.close();
}

function streamOf(content: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const chunks = content[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}
