import { createHash } from 'node:crypto';
import { newId } from '../new-id';

/** An address that gives a file to whoever has it. Only the digest of what makes it one is kept. */
export function newLink(publicUrl: URL): { digest: string; address: string } {
  const id = newId();
  return { digest: digestOf(id), address: new URL(`/files/${id}`, publicUrl).href };
}

/** What is kept of a link, by the id at its end. */
export function digestOf(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
