import type { Stream } from './ingestion/reading';
import { type Alert, parseAlert } from './model';
import { upsertAlerts } from './upsert';
import { spotHits } from './watches/spot-hits';
import { type RecordKind, writeRecords } from './write';

const ALERTS: RecordKind<Alert> = {
  parse(record) {
    const parsed = parseAlert(record);
    return parsed.ok ? { ok: true, record: parsed.alert } : parsed;
  },
  upsert: upsertAlerts,
};

/** The same under the eyes of the watches. */
const WATCHED: RecordKind<Alert> = {
  ...ALERTS,
  upsert: (tx, owner, alerts, now) => upsertAlerts(tx, owner, alerts, now, spotHits),
};

/** The alerts of these services, by Graph's names; of all of them when none are named. */
export function alertStream(sources: readonly string[] | undefined): Stream {
  return {
    name: 'alerts',
    pageSize: 200,
    write: (tx, owner, records, now, seen, past) =>
      writeRecords(tx, owner, records, now, past ? ALERTS : WATCHED, ({ updatedAt, source }) => {
        seen(updatedAt);
        return sources === undefined || sources.includes(source);
      }),
  };
}
