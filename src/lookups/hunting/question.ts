import { z } from 'zod/v4';

/** What is asked of the tenant, and where it comes from. */
export const huntQuestion = z.object({
  query: z.string(),
  /** ISO 8601, and the same in words; absent: the service's own 30 days. */
  timespan: z.object({ iso: z.string(), words: z.string() }).optional(),
  /** What it is called: a saved hunt's name, or what one of the library answers. */
  title: z.string().optional(),
  /** The alert that it was asked from. */
  alertId: z.string().optional(),
});
export type HuntQuestion = z.infer<typeof huntQuestion>;
