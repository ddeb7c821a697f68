import type { Transaction } from '../store/database';
import { isDataError, problemOf } from './data-error';
import type { Owner } from './owner';
import { reject } from './reject';

/** What a page of records brought. */
export interface Written {
  fresh: number;
  changed: number;
  rejected: number;
}

/** A kind of record: how it is read, and how it is stored. */
export interface RecordKind<T> {
  parse(record: unknown): { ok: true; record: T } | { ok: false; problem: string };
  upsert(tx: Transaction, owner: Owner, records: T[], now: Date): Promise<{ fresh: number; changed: number }>;
}

interface Versioned {
  id: string;
  version: string;
  raw: unknown;
}

/**
 * Stores a page of records as they came: new ones, newer versions of known ones, and, aside, what is none of its kind
 * or what PostgreSQL will not take. An older version never replaces a newer one, and the same one changes nothing.
 *
 * @param wanted which of the records are stored at all; the others are passed over
 */
export async function writeRecords<T extends Versioned>(
  tx: Transaction,
  owner: Owner,
  records: readonly unknown[],
  now: Date,
  kind: RecordKind<T>,
  wanted: (record: T) => boolean = () => true,
): Promise<Written> {
  const newest = new Map<string, T>();
  let rejected = 0;
  for (const one of records) {
    const parsed = kind.parse(one);
    if (!parsed.ok) {
      rejected += await reject(tx, owner, one, parsed.problem, now);
      continue;
    }
    const { record } = parsed;
    const before = newest.get(record.id);
    const newer = before === undefined || before.version < record.version;
    if (newer && wanted(record)) newest.set(record.id, record);
  }
  const sorted = [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const written = await store(tx, owner, sorted, now, kind);
  return { ...written, rejected: rejected + written.rejected };
}

/** All of them at once, or, when one of them cannot be stored, each by itself with that one put aside. */
async function store<T extends Versioned>(
  tx: Transaction,
  owner: Owner,
  records: T[],
  now: Date,
  kind: RecordKind<T>,
): Promise<Written> {
  try {
    return { ...(await tx.transaction((inner) => kind.upsert(inner, owner, records, now))), rejected: 0 };
  } catch (error) {
    const [only] = records;
    if (!isDataError(error) || only === undefined) throw error;
    if (records.length === 1)
      return { fresh: 0, changed: 0, rejected: await reject(tx, owner, only.raw, problemOf(error), now) };
  }
  const half = Math.ceil(records.length / 2);
  const first = await store(tx, owner, records.slice(0, half), now, kind);
  const second = await store(tx, owner, records.slice(half), now, kind);
  return {
    fresh: first.fresh + second.fresh,
    changed: first.changed + second.changed,
    rejected: first.rejected + second.rejected,
  };
}
