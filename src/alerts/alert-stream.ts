import type { Stream } from './ingestion/reading';
import { type Alert, parseAlert } from './model';
import { upsertAlerts } from './upsert';
import { type RecordKind, writeRecords } from './write';

const ALERTS: RecordKind<Alert> = {
  parse(record) {
    const parsed = parseAlert(record);
    return parsed.ok ? { ok: true, record: parsed.alert } : parsed;
  },
  upsert: upsertAlerts,
};

/** The alerts of these services, by Graph's names; of all of them when none are named. */
export function alertStream(sources: readonly string[] | undefined): Stream {
  return {
    name: 'alerts',
    pageSize: 200,
    write: (tx, owner, records, now, seen) =>
      writeRecords(tx, owner, records, now, ALERTS, ({ updatedAt, source }) => {
        seen(updatedAt);
        return sources === undefined || sources.includes(source);
      }),
  };
}
