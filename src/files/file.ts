import { z } from 'zod/v4';

/** A file to be handed to a person. */
export const file = z.object({
  name: z.string(),
  contentType: z.string(),
  content: z.string(),
  /** `base64`: the content stands for bytes. Left out: it is text. */
  encoding: z.literal('base64').optional(),
});
export type OfferedFile = z.infer<typeof file>;

/** The bytes that are handed over. */
export function bytesOf({ content, encoding }: OfferedFile): Buffer {
  return Buffer.from(content, encoding ?? 'utf8');
}

/** How large the content of a file may be, in bytes of UTF-8. */
export const LARGEST_FILE_BYTES = 1_000_000;

/** How large a mail may be, in bytes: what is larger is fetched in the Defender portal. */
export const LARGEST_MAIL_BYTES = 10_000_000;
