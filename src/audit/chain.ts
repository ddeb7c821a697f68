import { createHash } from 'node:crypto';

/** What the first entry of a tenant is chained to. */
export const GENESIS = '0'.repeat(64);

export interface ChainedEntry {
  number: number;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  detail: unknown;
}

/** The hash of an entry: SHA-256 over the hash before it and the entry itself, in hex. */
export function entryHash(
  previousHash: string,
  { number, at, actor, action, subject, detail }: ChainedEntry,
): string {
  const content = [previousHash, number, at.toISOString(), actor, action, subject, canonical(detail)];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** JSON with the keys of every object in order, since jsonb does not keep the order they were written in. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
