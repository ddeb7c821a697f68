import { builtInRoles } from '../tenant/directory-roles';
import type { World } from '../world';
import type { Caller } from './caller';
import type { Route } from './call';
import { GraphRefusal } from './failure';

/** Directory roles whose holders may change applications, consent and roles. */
const administrators: readonly string[] = [
  builtInRoles['Global Administrator'],
  builtInRoles['Privileged Role Administrator'],
  builtInRoles['Application Administrator'],
  builtInRoles['Cloud Application Administrator'],
];

/** Refuses a caller that holds none of the route's permissions. @throws GraphRefusal */
export function checkPermission(world: World, caller: Caller, { method, path, permissions }: Route): void {
  const allowed = permissions.some((permission) => caller.permissions.includes(permission));
  if (!allowed && path.startsWith('/security/')) throw missingRoles(permissions, caller);
  if (!allowed) throw denied();
  if (caller.delegated && method !== 'GET' && !isAdministrator(world, caller.objectId)) throw denied();
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

function isAdministrator({ tenant }: World, userId: string): boolean {
  return tenant.roleAssignments.some(
    ({ principalId, roleDefinitionId }) =>
      principalId === userId && administrators.includes(roleDefinitionId),
  );
}
