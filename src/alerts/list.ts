import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../store/database';
import { type Cursor, cursorOf, type Place, placeOf, readCursor } from './cursor';
import { type Alert, parseAlert } from './model';
import type { Sort, Sortable } from './query/sort';

/** An alert and the connection that it came by. */
export interface StoredAlert extends Alert {
  connectionId: string;
}

/** What a list is made of: a table, what of it matches, in which order, and how a row is read. */
export interface Listing<T> {
  table: 'alerts' | 'incidents';
  /** On `record`. */
  matching: SQL;
  sort: Sort;
  /** Gives nothing for a record that can no longer be read. */
  read: (row: { connection_id: string; raw: unknown }) => T[];
}

type Listed = Sortable & { connectionId: string };

export interface PageView<T> {
  rows: T[];
  total: number;
  counts: { severity: string; count: number }[];
  /** How many that match come before the first of the page. */
  offset: number;
  next: string | undefined;
  previous: string | undefined;
}

/** One page of what matches, in the order that was asked for. */
export async function listRecords<T extends Listed>(
  tx: Transaction,
  listing: Listing<T>,
  { size, cursor: given }: { size: number; cursor?: string | undefined },
): Promise<PageView<T>> {
  const { sort } = listing;
  const counts = await countBySeverity(tx, listing);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const cursor = readCursor(given, sort);
  const rows = await pageRows(tx, listing, cursor, size);
  const places = rows.map((row) => placeOf(row, sort));
  const first = places[0];
  const last = places.at(-1);
  const offset = first === undefined || cursor === undefined ? 0 : await countBefore(tx, listing, first);
  return {
    rows,
    total,
    counts,
    offset,
    next: last !== undefined && offset + rows.length < total ? cursorOf('after', sort, last) : undefined,
    previous: first !== undefined && offset > 0 ? cursorOf('before', sort, first) : undefined,
  };
}

const EACH_PAGE = 200;

/** A stretch of what matches, in order, after the place of a cursor; and the cursor to go on from. */
export async function stretch<T extends Listed>(
  tx: Transaction,
  listing: Listing<T>,
  after: string | undefined,
): Promise<{ rows: T[]; next: string | undefined }> {
  const { sort } = listing;
  const rows = await pageRows(tx, listing, readCursor(after, sort), EACH_PAGE);
  const last = rows.at(-1);
  return { rows, next: last && cursorOf('after', sort, placeOf(last, sort)) };
}

export async function countBySeverity(
  tx: Transaction,
  { table, matching }: Pick<Listing<unknown>, 'table' | 'matching'>,
): Promise<{ severity: string; count: number }[]> {
  const { rows } = await tx.execute<{ severity: string; count: number }>(
    sql`select severity, count(*)::int as count from ${from(table)} where ${matching} group by severity`,
  );
  return rows;
}

/** What the database gives of an alert; nothing when it can no longer be read. */
export function toAlert(row: { connection_id: string; raw: unknown }): StoredAlert[] {
  const parsed = parseAlert(row.raw);
  return parsed.ok ? [{ ...parsed.alert, connectionId: row.connection_id }] : [];
}

async function pageRows<T extends Listed>(
  tx: Transaction,
  { table, matching, sort, read }: Listing<T>,
  cursor: Cursor | undefined,
  size: number,
): Promise<T[]> {
  const backwards = cursor?.side === 'before';
  const beyond = cursor === undefined ? sql`true` : isBeyond(cursor.side, sort, cursor);
  const way = sort.ascending === backwards ? sql`desc` : sql`asc`;
  const order = columnsOf(sort).map((column) => sql`${column} ${way}`);
  const { rows } = await tx.execute<{ connection_id: string; raw: unknown }>(
    sql`select connection_id, raw from ${from(table)} where ${matching} and ${beyond}
      order by ${sql.join(order, sql`, `)} limit ${size}`,
  );
  const found = rows.flatMap(read);
  return backwards ? found.reverse() : found;
}

async function countBefore(
  tx: Transaction,
  { table, matching, sort }: Listing<unknown>,
  place: Place,
): Promise<number> {
  const before = isBeyond('before', sort, place);
  const { rows } = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from ${from(table)} where ${matching} and ${before}`,
  );
  return rows[0]?.n ?? 0;
}

function from(table: Listing<unknown>['table']): SQL {
  return sql`${sql.identifier(table)} as record`;
}

function isBeyond(side: Cursor['side'], sort: Sort, { keys, id, connectionId }: Place): SQL {
  const values = sort.keys.map(({ type }, index) =>
    type === 'int' ? sql`${keys[index]}::int` : sql`${keys[index]}::timestamptz`,
  );
  const place = sql.join([...values, sql`${id}::text`, sql`${connectionId}::uuid`], sql`, `);
  const columns = sql.join(columnsOf(sort), sql`, `);
  const greater = (side === 'after') === sort.ascending;
  return greater ? sql`(${columns}) > (${place})` : sql`(${columns}) < (${place})`;
}

function columnsOf({ keys }: Sort): SQL[] {
  return [...keys.map(({ column }) => column), sql`id`, sql`connection_id`];
}
