import type { World } from '../world';
import { builtInRoles, type RoleName } from './directory-roles';

/** Template ids of the directory roles a user or service principal holds, as the token service has heard of them. */
export function heldRoleIds({ tenant, propagation }: World, principalId: string): string[] {
  return tenant.roleAssignments
    .filter((assignment) => assignment.principalId === principalId)
    .filter(({ id }) => propagation.knows('role-token', id))
    .map(({ roleDefinitionId }) => roleDefinitionId);
}

/** Whether a user or service principal holds one of these directory roles. */
export function holdsAny(world: World, principalId: string, names: readonly RoleName[]): boolean {
  const held = heldRoleIds(world, principalId);
  return names.some((name) => held.includes(builtInRoles[name]));
}
