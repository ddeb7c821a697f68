import { z } from 'zod/v4';
import type { World } from '../../world';
import { CmdletFault } from './fault';
import { quarantined } from './quarantine';

const releaseParameters = z.strictObject({
  Identity: z.string(),
  Identities: z.array(z.string()).optional(),
  ReleaseToAll: z.boolean().optional(),
  User: z.array(z.string()).optional(),
  ActionType: z.enum(['Deny', 'Release', 'Request']).optional(),
  Force: z.boolean().optional(),
});

/**
 * Releases a mail to its recipients, or denies a request for it. With Identities the Identity is required, and ignored.
 * Source: learn.microsoft.com/powershell/module/exchangepowershell/release-quarantinemessage.
 */
export function releaseMessage(world: World, given: Record<string, unknown>): unknown[] {
  const parsed = releaseParameters.safeParse(given);
  if (!parsed.success) throw new CmdletFault('A parameter cannot be found that matches the ones given.');
  const { Identity, Identities, ReleaseToAll, User, ActionType = 'Release' } = parsed.data;
  if (ReleaseToAll === true && User !== undefined)
    throw new CmdletFault('Parameter set cannot be resolved using the specified named parameters.');
  for (const identity of Identities ?? [Identity]) {
    const message = quarantined(world).find((one) => one.Identity === identity);
    if (message === undefined)
      throw new CmdletFault(`The message '${identity}' was not found in quarantine.`);
    const status = ActionType === 'Deny' ? 'Denied' : 'Released';
    world.tenant.quarantineDecisions.push({ identity, status, at: world.clock().toISOString() });
  }
  world.save();
  return [];
}
