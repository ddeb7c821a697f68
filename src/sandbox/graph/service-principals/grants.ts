import type { AppRoleAssignment, Tenant } from '../../tenant/tenant';

/** Takes every grant from and to a service principal out of the tenant; answers those it held itself. */
export function removeGrants(tenant: Tenant, principalId: string): AppRoleAssignment[] {
  const held = tenant.appRoleAssignments.filter((grant) => grant.principalId === principalId);
  tenant.appRoleAssignments = tenant.appRoleAssignments.filter(
    (grant) => grant.principalId !== principalId && grant.resourceId !== principalId,
  );
  return held;
}
