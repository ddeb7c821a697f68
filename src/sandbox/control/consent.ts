import { z } from 'zod/v4';
import type { World } from '../world';

export const consentSchema = z.strictObject({ granted: z.boolean() });

/** POST /_sandbox/consent: whether an administrator has consented to the bot's delegated permissions, for everybody. */
export function setConsent(
  { tenant, save }: World,
  { granted }: z.infer<typeof consentSchema>,
): { granted: boolean } {
  tenant.consentGranted = granted;
  save();
  return { granted };
}
