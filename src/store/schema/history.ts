import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { connectionsPolicy, tenantColumn } from './tenant';

/** What changed on alerts and on incidents: one row a field and version. */
export const alertHistory = historyTable('alert_history');
export const incidentHistory = historyTable('incident_history');
export type HistoryTable = typeof alertHistory;

function historyTable(name: string) {
  return pgTable(
    name,
    {
      tenantId: tenantColumn(),
      connectionId: uuid('connection_id').notNull(),
      recordId: text('record_id').notNull(),
      /** The lastUpdateDateTime of the version that brought it. */
      at: timestamp('at', { withTimezone: true, precision: 6 }).notNull(),
      field: text('field', { enum: ['status', 'severity', 'assignment'] }).notNull(),
      /** Null: there was nothing. */
      before: text('before'),
      after: text('after'),
    },
    (table) => [
      primaryKey({ columns: [table.tenantId, table.connectionId, table.recordId, table.at, table.field] }),
      connectionsPolicy(),
    ],
  );
}
