import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../store/database';
import { type Cursor, cursorOf, type Place, placeOf, readCursor } from './cursor';
import {
  countUpTo,
  type From,
  gathered,
  LOOKED_AT,
  MOST_COUNTED,
  newestOf,
  straight,
  sumOf,
} from './gathered';
import { type Alert, parseAlert } from './model';
import type { PreparedSearch } from './query/search';
import { NEWEST, type Sort, type Sortable } from './query/sort';

/** An alert and the connection that it came by. */
export interface StoredAlert extends Alert {
  connectionId: string;
}

/** What a list is made of: a table, what of it matches, in which order, and how a row is read. */
export interface Listing<T> extends PreparedSearch {
  sort: Sort;
  /** Gives nothing for a record that can no longer be read. */
  read: (row: { connection_id: string; raw: unknown }) => T[];
}

type Listed = Sortable & { connectionId: string };

export interface PageView<T> {
  rows: T[];
  /** How many match, as far as they are counted (`MOST_COUNTED`). */
  total: number;
  /** There are more than were counted. */
  more: boolean;
  /** Of all that match; where there are more than were counted, of the newest (`LOOKED_AT`). */
  counts: { severity: string; count: number }[];
  /** How many that match come before the first of the page; undefined: more than are counted. */
  offset: number | undefined;
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
  const counted = await countUpTo(tx, straight(listing)(), MOST_COUNTED + 1);
  const all = sumOf(counted);
  const [total, more] = [Math.min(all, MOST_COUNTED), all > MOST_COUNTED];
  const counts = more
    ? await countUpTo(tx, sql`${newestOf(listing, more)()} order by created_at desc`, LOOKED_AT)
    : counted;
  const cursor = readCursor(given, sort);
  const sorted = more ? straight(listing) : gathered(listing);
  const from = hasIndex(sort) ? newestOf(listing, more) : sorted;
  const { rows, further } = await pageRows(tx, from, listing, cursor, size);
  const places = rows.map((row) => placeOf(row, sort));
  const first = places[0];
  const last = places.at(-1);
  const offset = first === undefined || cursor === undefined ? 0 : await countBefore(tx, listing, first);
  const goesOn =
    cursor?.side === 'before' ? more || offset === undefined || offset + rows.length < total : further;
  return {
    ...{ rows, total, more, counts, offset },
    next: last !== undefined && goesOn ? cursorOf('after', sort, last) : undefined,
    previous: first !== undefined && offset !== 0 ? cursorOf('before', sort, first) : undefined,
  };
}

/** Whether an index has the records in this order. */
function hasIndex({ keys }: Sort): boolean {
  return keys.length === 1 && keys[0] === NEWEST.keys[0];
}

const EACH_PAGE = 200;

/** A stretch of what matches, in order, after the place of a cursor; and the cursor to go on from. */
export async function stretch<T extends Listed>(
  tx: Transaction,
  listing: Listing<T>,
  after: string | undefined,
): Promise<{ rows: T[]; next: string | undefined }> {
  const { sort } = listing;
  const { rows } = await pageRows(tx, straight(listing), listing, readCursor(after, sort), EACH_PAGE);
  const last = rows.at(-1);
  return { rows, next: last && cursorOf('after', sort, placeOf(last, sort)) };
}

export async function countBySeverity(
  tx: Transaction,
  { table, matching }: Pick<PreparedSearch, 'table' | 'matching'>,
): Promise<{ severity: string; count: number }[]> {
  const { rows } = await tx.execute<{ severity: string; count: number }>(
    sql`select severity, count(*)::int as count from ${sql.identifier(table)} as record where ${matching} group by severity`,
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
  from: From,
  { sort, read }: Pick<Listing<T>, 'sort' | 'read'>,
  cursor: Cursor | undefined,
  size: number,
): Promise<{ rows: T[]; further: boolean }> {
  const backwards = cursor?.side === 'before';
  const beyond = cursor === undefined ? sql`true` : isBeyond(cursor.side, sort, cursor);
  const way = sort.ascending === backwards ? sql`desc` : sql`asc`;
  const order = columnsOf(sort).map((column) => sql`${column} ${way}`);
  const { rows } = await tx.execute<{ connection_id: string; raw: unknown }>(
    sql`select connection_id, raw from ${from(beyond, way)}
      order by ${sql.join(order, sql`, `)} limit ${size + 1}`,
  );
  const found = rows.slice(0, size).flatMap(read);
  return { rows: backwards ? found.reverse() : found, further: rows.length > size };
}

async function countBefore(
  tx: Transaction,
  { table, matching, sort }: Listing<unknown>,
  place: Place,
): Promise<number | undefined> {
  const before = isBeyond('before', sort, place);
  const { rows } = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from (
      select from ${sql.identifier(table)} as record where ${matching} and ${before} limit ${MOST_COUNTED + 1}) as earlier`,
  );
  const count = rows[0]?.n ?? 0;
  return count > MOST_COUNTED ? undefined : count;
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
