import { z } from 'zod/v4';
import type { World } from '../world';

export const conditionalAccessSchema = z.strictObject({ block: z.enum(['mfa', 'policy']).nullable() });

/** POST /_sandbox/conditional-access: people must do multifactor authentication first, are kept out, or (null) neither. */
export function setConditionalAccess(
  { tenant, save }: World,
  { block }: z.infer<typeof conditionalAccessSchema>,
): { block: 'mfa' | 'policy' | null } {
  tenant.conditionalAccess = block;
  save();
  return { block };
}
