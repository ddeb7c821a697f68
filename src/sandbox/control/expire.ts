import { z } from 'zod/v4';
import { seconds } from '../graph/applications/key-credentials';
import type { World } from '../world';

const DAY_MS = 86_400_000;

export const expireSchema = z.strictObject({ days: z.number().min(-3650).max(3650) });

/** POST /_sandbox/expire: every credential of the applications registered in this tenant ends so many days from now. */
export function expire(
  { tenant, clock, save }: World,
  { days }: z.infer<typeof expireSchema>,
): Record<string, unknown> {
  const endDateTime = seconds(new Date(clock().getTime() + days * DAY_MS));
  const credentials = tenant.applications.flatMap(({ keyCredentials, passwordCredentials }) => [
    ...keyCredentials,
    ...passwordCredentials,
  ]);
  for (const credential of credentials) credential.endDateTime = endDateTime;
  save();
  return { credentials: credentials.length, endDateTime };
}
