import { randomBytes } from 'node:crypto';

/** An id of 128 random bits, in base64url, that nobody guesses. */
export function newId(): string {
  return randomBytes(16).toString('base64url');
}
