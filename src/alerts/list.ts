import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../store/database';
import { type Cursor, cursorOf, type Place, readCursor } from './cursor';
import { type Alert, parseAlert } from './model';

/** An alert and the connection that it came by. */
export interface StoredAlert extends Alert {
  connectionId: string;
}

export interface AlertPageView {
  rows: StoredAlert[];
  total: number;
  counts: { severity: string; count: number }[];
  /** How many matching alerts are newer than the first of the page. */
  offset: number;
  next: string | undefined;
  previous: string | undefined;
}

/** One page of the alerts that match, newest first. */
export async function listAlerts(
  tx: Transaction,
  matching: SQL,
  { size, cursor }: { size: number; cursor?: string | undefined },
): Promise<AlertPageView> {
  const counts = await countBySeverity(tx, matching);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const rows = await pageRows(tx, matching, readCursor(cursor), size);
  const first = rows[0];
  const last = rows.at(-1);
  const offset = first === undefined || cursor === undefined ? 0 : await countNewer(tx, matching, first);
  return {
    rows,
    total,
    counts,
    offset,
    next: last !== undefined && offset + rows.length < total ? cursorOf('after', last) : undefined,
    previous: first !== undefined && offset > 0 ? cursorOf('before', first) : undefined,
  };
}

export async function countBySeverity(
  tx: Transaction,
  matching: SQL,
): Promise<{ severity: string; count: number }[]> {
  const { rows } = await tx.execute<{ severity: string; count: number }>(
    sql`select severity, count(*)::int as count from alerts where ${matching} group by severity`,
  );
  return rows;
}

/** What the database gives of an alert; nothing when it can no longer be read. */
export function toAlert(row: { connection_id: string; raw: unknown }): StoredAlert[] {
  const parsed = parseAlert(row.raw);
  return parsed.ok ? [{ ...parsed.alert, connectionId: row.connection_id }] : [];
}

async function pageRows(
  tx: Transaction,
  matching: SQL,
  cursor: Cursor | undefined,
  size: number,
): Promise<StoredAlert[]> {
  const backwards = cursor?.side === 'before';
  const beyond = cursor === undefined ? sql`true` : isBeyond(cursor.side, cursor.createdAt, cursor);
  const order = backwards
    ? sql`created_at asc, id asc, connection_id asc`
    : sql`created_at desc, id desc, connection_id desc`;
  const { rows } = await tx.execute<{ connection_id: string; raw: unknown }>(
    sql`select connection_id, raw from alerts where ${matching} and ${beyond} order by ${order} limit ${size}`,
  );
  const alerts = rows.flatMap(toAlert);
  return backwards ? alerts.reverse() : alerts;
}

async function countNewer(tx: Transaction, matching: SQL, place: Place): Promise<number> {
  const newer = isBeyond('before', place.createdAt.toISOString(), place);
  const { rows } = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from alerts where ${matching} and ${newer}`,
  );
  return rows[0]?.n ?? 0;
}

function isBeyond(
  side: Cursor['side'],
  createdAt: string,
  { id, connectionId }: Omit<Place, 'createdAt'>,
): SQL {
  const place = sql`(${createdAt}::timestamptz, ${id}, ${connectionId}::uuid)`;
  return side === 'before'
    ? sql`(created_at, id, connection_id) > ${place}`
    : sql`(created_at, id, connection_id) < ${place}`;
}
