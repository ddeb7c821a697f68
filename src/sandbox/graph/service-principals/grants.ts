import type { AppRoleAssignment, Tenant } from '../../tenant/tenant';

/** Takes every grant from and to a service principal, and its directory roles, out of the tenant; answers the grants it held. */
export function removeGrants(tenant: Tenant, principalId: string): AppRoleAssignment[] {
  const held = tenant.appRoleAssignments.filter((grant) => grant.principalId === principalId);
  tenant.appRoleAssignments = tenant.appRoleAssignments.filter(
    (grant) => grant.principalId !== principalId && grant.resourceId !== principalId,
  );
  tenant.roleAssignments = tenant.roleAssignments.filter((role) => role.principalId !== principalId);
  return held;
}
