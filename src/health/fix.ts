import { z } from 'zod/v4';

/** What the button beside a finding leads to. Nothing happens before an approval. */
export const fixSchema = z.discriminatedUnion('by', [
  /** The plan of these changes, by their identities, and of those that cannot be left out; none named: the whole plan. */
  z.object({ by: z.literal('plan'), changes: z.array(z.string()).optional() }),
  /** New credentials in the place of those in use. */
  z.object({ by: z.literal('renewal') }),
  /** Taking a credential off the application that nobody here knows; or it is left, as known from now on. */
  z.object({ by: z.literal('removal'), keyId: z.string() }),
  /** A step of the settings. */
  z.object({ by: z.literal('settings'), step: z.string() }),
]);
export type Fix = z.infer<typeof fixSchema>;

export const WHOLE_PLAN: Fix = { by: 'plan' };
