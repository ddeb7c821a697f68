import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import { builtInRoles, type RoleName } from '../tenant/directory-roles';
import type { World } from '../world';
import { giveDirectoryRole } from './directory-role';
import { ControlFault } from './fault';

export const membersSchema = z.strictObject({
  count: z.int().min(1).max(1_000),
  role: z.enum(Object.keys(builtInRoles) as [RoleName, ...RoleName[]]),
});

/** POST /_sandbox/members: so many more members of the tenant, each with this directory role. */
export function addMembers(
  world: World,
  { count, role }: z.infer<typeof membersSchema>,
): { aadObjectId: string; name: string }[] {
  const { users } = world.tenant;
  const like = users.find(({ userType, accountEnabled }) => userType === 'Member' && accountEnabled);
  if (like === undefined) throw new ControlFault('The tenant has no member.');
  const [, domain = ''] = like.userPrincipalName.split('@');
  return Array.from({ length: count }, () => {
    const id = randomUUID();
    const displayName = `Member ${id.slice(0, 8)}`;
    const mail = `member-${id.slice(0, 8)}@${domain}`;
    users.push({ ...like, id, displayName, mail, userPrincipalName: mail });
    giveDirectoryRole(world, { user: id, role });
    return { aadObjectId: id, name: displayName };
  });
}
