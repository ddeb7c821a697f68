import { GraphFailure } from '../../microsoft/graph/failure';
import type { ResourcePrincipal } from '../../microsoft/graph/service-principals';
import type { ActualState } from '../actual-state';
import { APIS, type Permission } from '../permissions';
import { texts } from '../../texts/texts';

/** A role of an API: the ids, or blanks for them while the tenant does not have the API yet. */
export interface RoleReference {
  id: string;
  resourceId: string;
}

/**
 * The application role that stands for a permission in this tenant, by its value; undefined while it lacks the API.
 *
 * @throws GraphFailure when the tenant's API does not offer it
 */
export function roleOf({ api, value }: Permission, { apis }: ActualState): RoleReference | undefined {
  const resource = apis[api];
  return resource && { id: roleIn(resource, value, APIS[api].name), resourceId: resource.id };
}

/** The same, with blanks for what is not known before the API is there. @throws GraphFailure */
export function roleOrBlanks(permission: Permission, actual: ActualState): RoleReference {
  const blank = blankNames(permission);
  return roleOf(permission, actual) ?? { id: `{${blank.role}}`, resourceId: `{${blank.resource}}` };
}

/** What the blanks of a permission are called. */
export function blankNames({ api, value }: Permission): { role: string; resource: string } {
  return { role: `${api}_${value.replaceAll(/\W/g, '_')}`, resource: `${api}_id` };
}

/** What fills the blanks of a permission. @throws GraphFailure when the API does not offer it */
export function blankValues(permission: Permission, resource: ResourcePrincipal): Record<string, string> {
  const names = blankNames(permission);
  const role = roleIn(resource, permission.value, APIS[permission.api].name);
  return { [names.role]: role, [names.resource]: resource.id };
}

/** Whether the permission has been consented: there is an assignment of its role to our service principal. */
export function isGranted(permission: Permission, actual: ActualState): boolean {
  const role = roleOf(permission, actual);
  return actual.grants.some(
    ({ appRoleId, resourceId }) => appRoleId === role?.id && resourceId === role.resourceId,
  );
}

/** What has been granted and is not among these permissions. @throws GraphFailure */
export function grantsBeyond(permissions: readonly Permission[], actual: ActualState): ActualState['grants'] {
  const wanted = permissions.flatMap((permission) => roleOf(permission, actual) ?? []);
  return actual.grants.filter(
    ({ appRoleId, resourceId }) =>
      !wanted.some((role) => role.id === appRoleId && role.resourceId === resourceId),
  );
}

/** What a role is called that has been granted: its API and its value, as far as the tenant still tells. */
export function nameOfGrant(
  { resourceId, appRoleId }: ActualState['grants'][number],
  { apis, otherApis }: ActualState,
): { api: string; value: string } {
  const resource = [...Object.values(apis), ...otherApis].find(({ id }) => id === resourceId);
  const known = Object.values(APIS).find(({ appId }) => appId === resource?.appId);
  const api = known?.name ?? resource?.displayName;
  const role = resource?.appRoles.find(({ id }) => id === appRoleId);
  return { api: api ?? texts().plan.changes.goneApi, value: role?.value ?? appRoleId };
}

function roleIn({ appRoles }: ResourcePrincipal, value: string, api: string): string {
  const role = appRoles.find((candidate) => candidate.value === value);
  if (role !== undefined) return role.id;
  throw new GraphFailure('find a permission', 'unexpected', `${api} offers no ${value} in this tenant.`);
}
