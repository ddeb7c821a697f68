import { z } from 'zod/v4';
import type { World } from '../world';

export const redirectUrisSchema = z.strictObject({ redirectUris: z.array(z.url()) });

/** POST /_sandbox/redirect-uris: where the bot's people may be sent back to, beside its callback on this machine. */
export function setRedirectUris(
  { tenant, save }: World,
  { redirectUris }: z.infer<typeof redirectUrisSchema>,
): { redirectUris: string[] } {
  tenant.bot.redirectUris = redirectUris;
  save();
  return { redirectUris };
}
