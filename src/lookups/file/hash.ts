const ALGORITHMS = { 32: 'md5', 40: 'sha1', 64: 'sha256' } as const;
export type HashAlgorithm = (typeof ALGORITHMS)[keyof typeof ALGORITHMS];

/** How they are spoken of. */
export const HASH_NAMES: Readonly<Record<HashAlgorithm, string>> = {
  md5: 'MD5',
  sha1: 'SHA-1',
  sha256: 'SHA-256',
};

export interface FileHash {
  algorithm: HashAlgorithm;
  /** Hexadecimal, in lower case. */
  value: string;
}

/** A hash as it was typed, told by its length; undefined when it is none. */
export function readHash(text: string): FileHash | undefined {
  const value = text.trim().toLowerCase();
  if (!/^[0-9a-f]+$/.test(value)) return undefined;
  const algorithm = ALGORITHMS[value.length as keyof typeof ALGORITHMS] as HashAlgorithm | undefined;
  return algorithm && { algorithm, value };
}

/** What a file is asked for by: a hash, and the device that has it in quarantine, if that was said. */
export interface AskedFile {
  hash: string;
  device: string | undefined;
}

/** `<hash>`, or `<hash> on <device>`. */
export function readAskedFile(text: string): AskedFile {
  const [, hash = '', device] = /^(\S*)(?:\s+(?:on|from)\s+(.+))?$/i.exec(text.trim()) ?? [];
  return { hash: hash === '' ? text.trim() : hash, device: device?.trim() };
}
