import { type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../store/database';
import { type Cursor, cursorOf, readCursor } from './cursor';
import { type IngestionState, readState } from './ingestion/state';
import { type Alert, parseAlert } from './model';
import type { ParsedQuery } from './query/parse';

export interface AlertPageView {
  rows: Alert[];
  total: number;
  counts: { severity: string; count: number }[];
  /** How many matching alerts are newer than the first of the page. */
  offset: number;
  next: string | undefined;
  previous: string | undefined;
}

export type Found = { found: 'one'; alert: Alert } | { found: 'several'; ids: string[] } | { found: 'none' };

export interface AlertStore {
  /** One page, newest first. A cursor that is none of ours gives the first page. */
  list(
    tenantId: string,
    query: ParsedQuery,
    page: { size: number; cursor?: string | undefined },
  ): Promise<AlertPageView>;
  /** By id, or by a part of at least six characters at its beginning or end. */
  find(tenantId: string, id: string): Promise<Found>;
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
}

const SHORTEST_PART = 6;

/** Answers questions about stored alerts; every query names the tenant, and row-level security holds it besides. */
export function createAlertStore(database: Database): AlertStore {
  return {
    list: (tenantId, query, page) =>
      database.inTenant(tenantId, (tx) =>
        list(tx, sql`tenant_id = ${tenantId} and ${query.condition}`, page),
      ),
    find: (tenantId, id) => database.inTenant(tenantId, (tx) => find(tx, tenantId, id)),
    counts: (tenantId) =>
      database.inTenant(tenantId, (tx) => countBySeverity(tx, sql`tenant_id = ${tenantId}`)),
    latest: (tenantId, connectionId) =>
      database.inTenant(tenantId, async (tx) => {
        const { rows } = await tx.execute<{ at: Date | null }>(sql`select max(created_at) as at from alerts
          where tenant_id = ${tenantId} and connection_id = ${connectionId}`);
        return rows[0]?.at === null || rows[0] === undefined ? undefined : new Date(rows[0].at);
      }),
    perDay: (tenantId, connectionId, days, now) =>
      database.inTenant(tenantId, async (tx) => {
        const { rows } = await tx.execute<{ day: string; count: number }>(sql`
          select to_char(d.day, 'YYYY-MM-DD') as day, count(a.id)::int as count
          from generate_series(${now.toISOString()}::timestamptz at time zone 'UTC' - make_interval(days => ${days - 1}),
            ${now.toISOString()}::timestamptz at time zone 'UTC', interval '1 day') as s(at)
          cross join lateral (select date_trunc('day', s.at) as day) d
          left join alerts a on a.tenant_id = ${tenantId} and a.connection_id = ${connectionId}
            and date_trunc('day', a.created_at at time zone 'UTC') = d.day
          group by d.day order by d.day`);
        return rows.map(({ day, count }) => ({ day: new Date(day), count }));
      }),
    state: (tenantId, connectionId) =>
      database.inTenant(tenantId, (tx) => readState(tx, { tenantId, connectionId })),
  };
}

async function list(
  tx: Transaction,
  matching: SQL,
  { size, cursor: given }: { size: number; cursor?: string | undefined },
): Promise<AlertPageView> {
  const cursor = readCursor(given);
  const counts = await countBySeverity(tx, matching);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const rows = await pageRows(tx, matching, cursor, size);
  const first = rows[0];
  const last = rows.at(-1);
  const offset = first === undefined ? 0 : await countNewer(tx, matching, first);
  return {
    rows,
    total,
    counts,
    offset,
    next: last !== undefined && offset + rows.length < total ? cursorOf('after', last) : undefined,
    previous: first !== undefined && offset > 0 ? cursorOf('before', first) : undefined,
  };
}

async function pageRows(
  tx: Transaction,
  matching: SQL,
  cursor: Cursor | undefined,
  size: number,
): Promise<Alert[]> {
  const backwards = cursor?.side === 'before';
  const place = cursor && sql`(${cursor.createdAt}::timestamptz, ${cursor.id})`;
  const beyond =
    place === undefined
      ? sql`true`
      : backwards
        ? sql`(created_at, id) > ${place}`
        : sql`(created_at, id) < ${place}`;
  const order = backwards ? sql`created_at asc, id asc` : sql`created_at desc, id desc`;
  const { rows } = await tx.execute<{ raw: unknown }>(
    sql`select raw from alerts where ${matching} and ${beyond} order by ${order} limit ${size}`,
  );
  const alerts = rows.flatMap(({ raw }) => toAlert(raw));
  return backwards ? alerts.reverse() : alerts;
}

async function countNewer(tx: Transaction, matching: SQL, { createdAt, id }: Alert): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(sql`select count(*)::int as n from alerts
    where ${matching} and (created_at, id) > (${createdAt.toISOString()}::timestamptz, ${id})`);
  return rows[0]?.n ?? 0;
}

async function countBySeverity(
  tx: Transaction,
  matching: SQL,
): Promise<{ severity: string; count: number }[]> {
  const { rows } = await tx.execute<{ severity: string; count: number }>(
    sql`select severity, count(*)::int as count from alerts where ${matching} group by severity`,
  );
  return rows;
}

async function find(tx: Transaction, tenantId: string, id: string): Promise<Found> {
  const part = id.replaceAll(/[\\%_]/g, String.raw`\$&`);
  const byPart = id.length >= SHORTEST_PART ? sql`or id like ${`${part}%`} or id like ${`%${part}`}` : sql``;
  const { rows } = await tx.execute<{ id: string; raw: unknown }>(sql`select id, raw from alerts
    where tenant_id = ${tenantId} and (id = ${id} ${byPart}) order by (id = ${id}) desc, created_at desc limit 6`);
  const [first] = rows;
  if (first === undefined) return { found: 'none' };
  const [alert] = toAlert(first.raw);
  if (alert !== undefined && (first.id === id || rows.length === 1)) return { found: 'one', alert };
  return { found: 'several', ids: rows.map((row) => row.id) };
}

function toAlert(raw: unknown): Alert[] {
  const parsed = parseAlert(raw);
  return parsed.ok ? [parsed.alert] : [];
}
