import { z } from 'zod/v4';

/** A file to be handed to a person. */
export const file = z.object({ name: z.string(), contentType: z.string(), content: z.string() });
export type OfferedFile = z.infer<typeof file>;

/** How large the content of a file may be, in bytes of UTF-8. */
export const LARGEST_FILE_BYTES = 1_000_000;
