import { sql } from 'drizzle-orm';
import type { TenantDatabase, Transaction } from '../store/database';
import { alertHistory } from '../store/schema/history';
import { alertStream } from './alert-stream';
import { type Common, commonOf } from './common';
import { findAlert, type Found } from './find';
import { type HistoryEntry, readHistory } from './history';
import { type IngestionState, readState } from './ingestion/state';
import { type IngestionTroubles, readTroubles } from './ingestion/troubles';
import {
  countBySeverity,
  type Listing,
  listRecords,
  type PageView,
  type StoredAlert,
  stretch,
  toAlert,
} from './list';
import type { Owner } from './owner';
import { alertsPerDay } from './per-day';
import type { ParsedQuery } from './query/parse';
import { searchFor } from './query/search';
import type { Breakdown, Summary } from './summary/model';
import { readSummary } from './summary/summary';

/** A page of alerts. */
export type AlertPageView = PageView<StoredAlert>;

export interface AlertStore {
  /** One page. A cursor that is none of ours gives the first page. */
  list(
    tenantId: string,
    query: ParsedQuery,
    page: { size: number; cursor?: string | undefined },
  ): Promise<AlertPageView>;
  /** The same, with what all that the query finds have in common most: by it the list can be narrowed. */
  listWithCommon(
    tenantId: string,
    query: ParsedQuery,
    page: { size: number; cursor?: string | undefined },
  ): Promise<{ page: AlertPageView; common: Common }>;
  /** All of them in order, read as they are asked for. */
  each(tenantId: string, query: ParsedQuery): AsyncGenerator<StoredAlert, void>;
  /** By id, or by a part of at least six characters at its beginning or end. */
  find(tenantId: string, id: string): Promise<Found>;
  /** What of it changed since it was first read, the first change first. */
  history(tenantId: string, alert: StoredAlert): Promise<HistoryEntry[]>;
  /** The last days, beside as many before them. */
  summary(tenantId: string, days: number, by: Breakdown, now: Date): Promise<Summary>;
  /** How many alerts there are, by severity. */
  counts(tenantId: string): Promise<{ severity: string; count: number }[]>;
  /** When the newest alert was made. */
  latest(tenantId: string, connectionId: string): Promise<Date | undefined>;
  /** Alerts made on each of the last days (UTC), the oldest first. */
  perDay(
    tenantId: string,
    connectionId: string,
    days: number,
    now: Date,
  ): Promise<{ day: Date; count: number }[]>;
  state(tenantId: string, connectionId: string): Promise<IngestionState | undefined>;
  /** What of a connection's alerts and incidents could not be read. */
  troubles(tenantId: string, connectionId: string, since: Date): Promise<IngestionTroubles>;
  /** Takes a newer version of one, as Graph has just given it. */
  renew(owner: Owner, record: unknown, now: Date): Promise<void>;
}

/** Answers questions about stored alerts; every query names the tenant, and row-level security holds it besides. */
export function createAlertStore(database: TenantDatabase): AlertStore {
  return {
    list: (tenantId, query, page) =>
      database.inTenant(tenantId, async (tx) => listRecords(tx, await listingOf(tx, query, tenantId), page)),
    listWithCommon: (tenantId, query, asked) =>
      database.inTenant(tenantId, async (tx) => {
        const listing = await listingOf(tx, query, tenantId);
        const page = await listRecords(tx, listing, asked);
        return { page, common: await commonOf(tx, tenantId, listing, page.more) };
      }),
    async *each(tenantId, query) {
      let next: string | undefined;
      do {
        const after = next;
        const part = await database.inTenant(tenantId, async (tx) =>
          stretch(tx, await listingOf(tx, query, tenantId), after),
        );
        yield* part.rows;
        next = part.next;
      } while (next !== undefined);
    },
    find: (tenantId, id) => database.inTenantOnce(tenantId, (tx) => findAlert(tx, tenantId, id)),
    history: (tenantId, { connectionId, id }) =>
      database.inTenantOnce(tenantId, (tx) => readHistory(tx, alertHistory, { tenantId, connectionId }, id)),
    summary: (tenantId, days, by, now) =>
      database.inTenant(tenantId, (tx) => readSummary(tx, tenantId, days, by, now)),
    counts: (tenantId) =>
      database.inTenantOnce(tenantId, (tx) =>
        countBySeverity(tx, { table: 'alerts', matching: sql`tenant_id = ${tenantId}` }),
      ),
    latest: (tenantId, connectionId) =>
      database.inTenantOnce(tenantId, async (tx) => {
        const { rows } = await tx.execute<{ at: Date | string }>(sql`select created_at as at from alerts
          where tenant_id = ${tenantId} and connection_id = ${connectionId} order by created_at desc limit 1`);
        return rows[0] && new Date(rows[0].at);
      }),
    perDay: (tenantId, connectionId, days, now) =>
      database.inTenant(tenantId, (tx) => alertsPerDay(tx, { tenantId, connectionId }, days, now)),
    state: (tenantId, connectionId) =>
      database.inTenantOnce(tenantId, (tx) => readState(tx, { tenantId, connectionId, stream: 'alerts' })),
    troubles: (tenantId, connectionId, since) =>
      database.inTenant(tenantId, (tx) => readTroubles(tx, { tenantId, connectionId }, since)),
    async renew(owner, record, now) {
      const { write } = alertStream(undefined);
      await database.inTenant(owner.tenantId, (tx) =>
        write(tx, owner, [record], now, () => undefined, false),
      );
    },
  };
}

async function listingOf(
  tx: Transaction,
  query: ParsedQuery,
  tenantId: string,
): Promise<Listing<StoredAlert>> {
  return { ...(await searchFor(tx, query, tenantId, 'alerts')), sort: query.sort, read: toAlert };
}
