import type { RoleName } from '../tenant/directory-roles';
import { holdsAny } from '../tenant/held-roles';
import type { World } from '../world';
import type { Caller } from './caller';
import type { Route } from './call';
import { GraphRefusal } from './failure';
import { hasAny } from './permission-sets';

/**
 * Directory roles whose holders may create and change applications and service principals, and consent to
 * permissions of every API but Microsoft Graph.
 * Source: learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference.
 */
export const APPLICATION_ADMINISTRATORS: readonly RoleName[] = [
  'Global Administrator',
  'Application Administrator',
  'Cloud Application Administrator',
];

/** Those who may give directory roles away, and application permissions of Microsoft Graph. Source: the same page. */
export const ROLE_ADMINISTRATORS: readonly RoleName[] = [
  'Global Administrator',
  'Privileged Role Administrator',
];

/** Those who may change alerts and incidents. Source: security-alert-update, Permissions. */
export const SECURITY_ADMINISTRATORS: readonly RoleName[] = [
  'Global Administrator',
  'Security Administrator',
  'Security Operator',
];

/**
 * Refuses a caller that holds none of the route's permissions, and a user that writes without a directory role for
 * it: a delegated permission never lets a person do what the person may not.
 *
 * @throws GraphRefusal
 */
export function checkPermission(world: World, caller: Caller, route: Route): void {
  const { method, path, permissions, alsoNeeds, readsOnly } = route;
  const { administrators = APPLICATION_ADMINISTRATORS } = route;
  const allowed = hasAny(caller, permissions) && (alsoNeeds === undefined || hasAny(caller, alsoNeeds));
  if (!allowed && path.startsWith('/security/')) throw missingRoles(permissions, caller);
  if (!allowed) throw denied();
  if (method !== 'GET' && readsOnly !== true) checkAdministrator(world, caller, administrators);
}

/** Refuses a user that holds none of the directory roles. @throws GraphRefusal */
export function checkAdministrator(world: World, caller: Caller, names: readonly RoleName[]): void {
  if (caller.delegated && !holdsAny(world, caller.objectId, names)) throw denied();
}

/** The refusal of directory resources. */
export function denied(): GraphRefusal {
  return new GraphRefusal(
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation.',
  );
}

/** The refusal of security resources, which name the roles (seen in wazuh/wazuh-documentation#7300). */
function missingRoles(permissions: readonly string[], caller: Caller): GraphRefusal {
  const held = caller.permissions.join(',');
  const message = `Missing application roles. API required roles: ${permissions.join(',')}, application roles: ${held}.`;
  return new GraphRefusal(403, 'Forbidden', message);
}
