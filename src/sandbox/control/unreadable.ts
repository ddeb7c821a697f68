import { z } from 'zod/v4';
import type { World } from '../world';

export const unreadableSchema = z.strictObject({ ids: z.array(z.string()) });

/** POST /_sandbox/unreadable: every page of a list that one of these alerts or incidents is on fails; standard: none. */
export function setUnreadable(world: World, { ids }: z.infer<typeof unreadableSchema>): { ids: string[] } {
  world.unreadable = new Set(ids);
  return { ids };
}
