import { z } from 'zod/v4';
import type { World } from '../world';

export const credentialPolicySchema = z.strictObject({
  secrets: z.boolean().default(true),
  mostDays: z.number().int().min(1).nullable().default(null),
});

/** POST /_sandbox/credential-policy: the tenant forbids new secrets, or credentials that last longer than so many days. */
export function setCredentialPolicy(
  { tenant, save }: World,
  policy: z.infer<typeof credentialPolicySchema>,
): z.infer<typeof credentialPolicySchema> {
  tenant.credentialPolicy = policy;
  save();
  return policy;
}
