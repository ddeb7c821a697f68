import { z } from 'zod/v4';
import type { Sort, Sortable } from './query/sort';

/** A place in a list of one order: what comes after it, or before it. */
const cursorSchema = z.object({
  side: z.enum(['after', 'before']),
  sort: z.string().max(20),
  /** Where it stands by each key of the order. */
  keys: z.array(z.string().max(40)).max(4),
  id: z.string().max(500),
  connectionId: z.guid(),
});

export type Cursor = z.infer<typeof cursorSchema>;

/** What a list is ordered by: the keys of its order, and the ids that tell apart any two alerts of a tenant. */
export type Place = Omit<Cursor, 'side' | 'sort'>;

const TYPES = {
  int: z.string().regex(/^\d{1,2}$/),
  timestamptz: z.iso.datetime().refine((text) => !text.startsWith('0000')),
} as const;

/** Where a record stands in an order. */
export function placeOf(record: Sortable & { connectionId: string }, { keys }: Sort): Place {
  return { keys: keys.map((key) => key.of(record)), id: record.id, connectionId: record.connectionId };
}

/** A cursor as a card carries it. */
export function cursorOf(side: Cursor['side'], { word }: Sort, place: Place): string {
  return Buffer.from(JSON.stringify({ side, sort: word, ...place })).toString('base64url');
}

/** Undefined for none, for one of another order, and for what is none of ours. */
export function readCursor(text: string | undefined, sort: Sort): Cursor | undefined {
  if (text === undefined || text.length > 4000) return undefined;
  try {
    const cursor = cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return isStorable(cursor.id) && fits(cursor, sort) ? cursor : undefined;
  } catch {
    return undefined;
  }
}

function fits(cursor: Cursor, sort: Sort): boolean {
  const good = sort.keys.every(({ type }, index) => TYPES[type].safeParse(cursor.keys[index]).success);
  return good && cursor.sort === sort.word && cursor.keys.length === sort.keys.length;
}

/** PostgreSQL takes no NUL in a text. */
function isStorable(text: string): boolean {
  return !text.includes('\u0000');
}
