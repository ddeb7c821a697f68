import type { Transaction } from '../store/database';
import { isDataError, problemOf } from './data-error';
import { type Alert, parseAlert } from './model';
import type { Owner } from './owner';
import { reject } from './reject';
import { upsertAlerts } from './upsert';

/** What a page of records brought. */
export interface Written {
  fresh: number;
  changed: number;
  rejected: number;
}

/**
 * Stores a page of records as they came: new alerts, newer versions of known ones, and, aside, what is no alert or
 * what PostgreSQL will not take. An older version never replaces a newer one, and the same one changes nothing.
 *
 * @param wanted which of the alerts are stored at all; the others are passed over
 */
export async function writeRecords(
  tx: Transaction,
  owner: Owner,
  records: readonly unknown[],
  now: Date,
  wanted: (alert: Alert) => boolean = () => true,
): Promise<Written> {
  const newest = new Map<string, Alert>();
  let rejected = 0;
  for (const record of records) {
    const parsed = parseAlert(record);
    if (!parsed.ok) {
      rejected += await reject(tx, owner, record, parsed.problem, now);
      continue;
    }
    const before = newest.get(parsed.alert.id);
    const newer = before === undefined || before.version < parsed.alert.version;
    if (newer && wanted(parsed.alert)) newest.set(parsed.alert.id, parsed.alert);
  }
  const alerts = [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const written = await store(tx, owner, alerts, now);
  return { ...written, rejected: rejected + written.rejected };
}

/** All of them at once, or, when one of them cannot be stored, each by itself with that one put aside. */
async function store(tx: Transaction, owner: Owner, alerts: Alert[], now: Date): Promise<Written> {
  try {
    return { ...(await tx.transaction((inner) => upsertAlerts(inner, owner, alerts, now))), rejected: 0 };
  } catch (error) {
    const [only] = alerts;
    if (!isDataError(error) || only === undefined) throw error;
    if (alerts.length === 1)
      return { fresh: 0, changed: 0, rejected: await reject(tx, owner, only.raw, problemOf(error), now) };
  }
  const half = Math.ceil(alerts.length / 2);
  const first = await store(tx, owner, alerts.slice(0, half), now);
  const second = await store(tx, owner, alerts.slice(half), now);
  return {
    fresh: first.fresh + second.fresh,
    changed: first.changed + second.changed,
    rejected: first.rejected + second.rejected,
  };
}
