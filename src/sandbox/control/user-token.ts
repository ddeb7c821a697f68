import { z } from 'zod/v4';
import { issueUserToken } from '../entra/on-behalf-of';
import type { World } from '../world';
import { ControlFault } from './fault';

export const userTokenSchema = z.strictObject({
  userId: z.guid(),
  clientId: z.guid().optional(),
  /** Not above zero: it has expired. */
  lifetimeSeconds: z.int().optional(),
});

/** The same asked for by a query: `?user=`. */
export const userTokenQuery = z.strictObject({ user: z.guid() }).transform(({ user }) => ({ userId: user }));

/** GET and POST /_sandbox/user-token: the token a user's single sign-on gives an application (the bot, if not told otherwise). */
export async function issueForUser(
  world: World,
  { userId, clientId = world.tenant.bot.clientId, lifetimeSeconds }: z.infer<typeof userTokenSchema>,
): Promise<{ token: string }> {
  const token = await issueUserToken(world, userId, clientId, lifetimeSeconds);
  if (token === undefined) throw new ControlFault(`There is no user ${userId}.`);
  return { token };
}
