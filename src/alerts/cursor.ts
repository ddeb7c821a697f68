import { z } from 'zod/v4';
import type { Alert } from './model';

/** A place in the list, newest first: what comes after it (older) or before it (newer). */
const cursorSchema = z.object({
  side: z.enum(['after', 'before']),
  createdAt: z.iso.datetime(),
  id: z.string().max(500),
});

export type Cursor = z.infer<typeof cursorSchema>;

/** A cursor as a card carries it. */
export function cursorOf(side: Cursor['side'], { createdAt, id }: Alert): string {
  return Buffer.from(JSON.stringify({ side, createdAt: createdAt.toISOString(), id })).toString('base64url');
}

/** Undefined for none, and for what is none of ours. */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
}
