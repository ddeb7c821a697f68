import { z } from 'zod/v4';

/** How large a file may be that is put into an archive, in bytes. */
export const LARGEST_HELD_BYTES = 50_000_000;

/** What is known of a file in its archive. The password is for its owner alone. */
export const heldFile = z.object({
  /** What the archive is called. */
  name: z.string(),
  password: z.string(),
  /** Of what is in it. */
  size: z.number(),
  sha256: z.string(),
  sha1: z.string(),
  md5: z.string(),
});
export type HeldFile = z.infer<typeof heldFile>;
