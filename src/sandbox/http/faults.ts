import { z } from 'zod/v4';

/**
 * A fault to come. It strikes calls whose path with query matches `path` (and `method`, one or several as in
 * `POST|PATCH`, when given): after letting
 * `skip` of them pass, `times` of them. `afterCommit` carries the call out first; `reset` drops the connection;
 * `hold` never answers. With a `chance` below 1 it strikes by chance.
 */
export const faultSchema = z
  .strictObject({
    path: z.string().transform((source, context) => compile(source, context)),
    method: z
      .string()
      .toUpperCase()
      .transform((methods) => methods.split('|'))
      .optional(),
    status: z.int().min(200).max(599).optional(),
    retryAfter: z.number().min(0).optional(),
    times: z.int().min(1).default(1),
    chance: z.number().min(0).max(1).default(1),
    skip: z.int().min(0).default(0),
    afterCommit: z.boolean().default(false),
    reset: z.boolean().default(false),
    hold: z.boolean().default(false),
    /** Answer so much later. */
    delayMs: z.int().min(0).max(600_000).default(0),
    body: z.unknown(),
  })
  .refine(({ status, reset, hold, delayMs }) => status !== undefined || reset || hold || delayMs > 0, {
    error: 'needs a status, "reset": true, "hold": true or "delayMs"',
  });

export type Fault = z.infer<typeof faultSchema>;

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The fault that strikes this call, which counts as one of its times. */
  strike(method: string, path: string): Fault | undefined;
}

export function createFaults(): Faults {
  let faults: Fault[] = [];
  return {
    add(fault) {
      faults.push(fault);
    },
    clear() {
      faults = [];
    },
    strike(method, path) {
      for (const fault of faults) {
        if (fault.times === 0 || fault.method?.includes(method) === false || !fault.path.test(path)) continue;
        if (fault.skip > 0) {
          fault.skip--;
          continue;
        }
        if (Math.random() >= fault.chance) continue;
        fault.times--;
        return fault;
      }
      return undefined;
    },
  };
}

function compile(source: string, context: z.RefinementCtx): RegExp {
  try {
    return new RegExp(source);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not a regular expression' });
    return z.NEVER;
  }
}
