import { GraphFailure } from '../../microsoft/graph/failure';
import type { ActualState } from '../actual-state';
import { APIS, type Permission } from '../permissions';

/**
 * The application role that stands for a permission in this tenant, by its value.
 *
 * @throws GraphFailure when the tenant's API does not offer it
 */
export function roleOf(
  { api, value }: Permission,
  { apis }: ActualState,
): { id: string; resourceId: string } {
  const role = apis[api].appRoles.find((candidate) => candidate.value === value);
  if (role === undefined) {
    throw new GraphFailure(
      'find a permission',
      'unexpected',
      `${APIS[api].name} offers no ${value} in this tenant.`,
    );
  }
  return { id: role.id, resourceId: apis[api].id };
}

/** Whether the permission has been consented: there is an assignment of its role to our service principal. */
export function isGranted(permission: Permission, actual: ActualState): boolean {
  const { id, resourceId } = roleOf(permission, actual);
  return actual.grants.some((grant) => grant.appRoleId === id && grant.resourceId === resourceId);
}
