import type { World } from '../world';

/** GET /_sandbox/users: the people of the tenant and the directory roles they hold. */
export function showUsers({ tenant }: World): Record<string, unknown>[] {
  return tenant.users.map(({ id, displayName, userPrincipalName, userType }) => {
    const held = tenant.roleAssignments.filter(({ principalId }) => principalId === id);
    const roles = tenant.directoryRoles
      .filter((role) => held.some(({ roleDefinitionId }) => roleDefinitionId === role.roleTemplateId))
      .map((role) => role.displayName);
    return { aadObjectId: id, displayName, userPrincipalName, roles, userType };
  });
}
