import type { Shape } from '../files/written';
import type { WholeEntry } from './audit';
import { canonical } from './chain';

/** An entry with the name of whoever acted. */
export interface NamedEntry extends WholeEntry {
  name: string;
}

/**
 * An entry as it stands in an exported file: all that its hash is made of, so that the chain can be followed without the
 * bot. The times are ISO 8601 in UTC.
 */
export const AUDIT_FILE: Shape<NamedEntry> = {
  headings: ['number', 'at', 'actor', 'name', 'action', 'subject', 'detail', 'previousHash', 'hash'],
  toCells: ({ number, at, actor, name, action, subject, detail, previousHash, hash }) => [
    String(number),
    at.toISOString(),
    actor,
    name,
    action,
    subject,
    canonical(detail),
    previousHash,
    hash,
  ],
  toJson: ({ number, at, actor, name, action, subject, detail, previousHash, hash }) => ({
    number,
    at: at.toISOString(),
    actor,
    name,
    action,
    subject,
    detail,
    previousHash,
    hash,
  }),
};
