import { sql } from 'drizzle-orm';
import type { Transaction } from '../store/database';
import type { Stream } from './ingestion/reading';
import { isKept } from './kept';
import { type Alert, parseAlert } from './model';
import type { Owner } from './owner';
import { upsertAlerts } from './upsert';
import { oneOf } from './upsert-rows';
import { spotHits } from './watches/spot-hits';
import { type RecordKind, writeRecords } from './write';

export interface AlertLimits {
  /** Undefined: all of them. */
  severities?: readonly string[] | undefined;
  /** For how long after its last change one is kept; undefined: for ever. */
  retentionDays?: number | undefined;
}

/** The alerts of these services, by Graph's names; of all of them when none are named. */
export function alertStream(
  sources: readonly string[] | undefined,
  { severities, retentionDays }: AlertLimits = {},
): Stream {
  const kind = (past: boolean): RecordKind<Alert> => ({
    parse(record) {
      const parsed = parseAlert(record);
      return parsed.ok ? { ok: true, record: parsed.alert } : parsed;
    },
    async upsert(tx, owner, given, now) {
      const alerts = await withoutMinor(tx, owner, given, severities);
      return upsertAlerts(tx, owner, alerts, now, past ? undefined : spotHits);
    },
  });
  return {
    name: 'alerts',
    pageSize: 200,
    write: (tx, owner, records, now, seen, past) =>
      writeRecords(tx, owner, records, now, kind(past), (alert) => {
        seen(alert.updatedAt);
        return (sources === undefined || sources.includes(alert.source)) && isKept(alert, now, retentionDays);
      }),
  };
}

/** Without those of other severities, but for alerts that are stored: they became less severe, which is to be seen. */
async function withoutMinor(
  tx: Transaction,
  { tenantId, connectionId }: Owner,
  alerts: Alert[],
  severities: readonly string[] | undefined,
): Promise<Alert[]> {
  const minor = alerts.filter(({ severity }) => severities?.includes(severity) === false).map(({ id }) => id);
  if (minor.length === 0) return alerts;
  const { rows } = await tx.execute<{ id: string }>(sql`select id from alerts
    where tenant_id = ${tenantId} and connection_id = ${connectionId} and id = ${oneOf(minor)}`);
  const stored = new Set(rows.map(({ id }) => id));
  return alerts.filter(({ id }) => stored.has(id) || !minor.includes(id));
}
