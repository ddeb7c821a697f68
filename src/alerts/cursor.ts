import { z } from 'zod/v4';

/** A place in the list, newest first: what comes after it (older) or before it (newer). */
const cursorSchema = z.object({
  side: z.enum(['after', 'before']),
  createdAt: z.iso.datetime(),
  id: z.string().max(500),
  connectionId: z.guid(),
});

export type Cursor = z.infer<typeof cursorSchema>;

/** What the list is ordered by: together they tell apart any two alerts of a tenant. */
export interface Place {
  createdAt: Date;
  id: string;
  connectionId: string;
}

/** A cursor as a card carries it. */
export function cursorOf(side: Cursor['side'], { createdAt, id, connectionId }: Place): string {
  const cursor = { side, createdAt: createdAt.toISOString(), id, connectionId };
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Undefined for none, and for what is none of ours. */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined || text.length > 4000) return undefined;
  try {
    const cursor = cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return isStorable(cursor.id) && !cursor.createdAt.startsWith('0000') ? cursor : undefined;
  } catch {
    return undefined;
  }
}

/** PostgreSQL takes no NUL in a text. */
function isStorable(text: string): boolean {
  return !text.includes('\u0000');
}
