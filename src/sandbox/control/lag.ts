import { z } from 'zod/v4';
import type { Lag } from '../tenant/propagation';

/** POST /_sandbox/propagation: how long Entra takes to catch up with what is written from now on. */
export const lagSchema: z.ZodType<Lag> = z
  .strictObject({
    minSeconds: z.number().min(0).default(0),
    maxSeconds: z.number().min(0).default(0),
    flap: z.number().min(0).max(1).default(0),
  })
  .refine(({ minSeconds, maxSeconds }) => minSeconds <= maxSeconds, {
    error: 'minSeconds must not exceed maxSeconds',
  });
