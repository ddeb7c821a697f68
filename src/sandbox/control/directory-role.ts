import { randomBytes } from 'node:crypto';
import { z } from 'zod/v4';
import { builtInRoles, type RoleName } from '../tenant/directory-roles';
import type { World } from '../world';
import { ControlFault } from './fault';

export const directoryRoleSchema = z.strictObject({
  user: z.guid(),
  role: z.enum(Object.keys(builtInRoles) as [RoleName, ...RoleName[]]),
});

/** POST /_sandbox/directory-role: gives a person of the tenant a directory role. */
export function giveDirectoryRole(
  { tenant, save }: World,
  { user, role }: z.infer<typeof directoryRoleSchema>,
): { given: string } {
  if (!tenant.users.some(({ id }) => id === user)) throw new ControlFault(`There is no user ${user}.`);
  tenant.roleAssignments.push({
    id: randomBytes(24).toString('base64url'),
    principalId: user,
    roleDefinitionId: builtInRoles[role],
    directoryScopeId: '/',
  });
  save();
  return { given: role };
}
