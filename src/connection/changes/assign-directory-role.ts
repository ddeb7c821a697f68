import type { ActualState } from '../actual-state';
import type { ChangeKind } from '../change';
import type { DesiredState } from '../desired-state';
import { QUARANTINE_ROLE } from '../permissions';
import { texts } from '../../texts/texts';

/**
 * Gives the application the directory role that Exchange's quarantine cmdlets want beside their permission.
 * Source: rbacapplication-post-roleassignments; learn.microsoft.com/powershell/exchange/app-only-auth-powershell-v2.
 */
export const assignDirectoryRole: ChangeKind = {
  kind: 'assign-directory-role',
  plan(desired, actual) {
    if (!wantsRole(desired) || heldRoles(actual).length > 0) return [];
    return [
      {
        kind: 'assign-directory-role',
        key: QUARANTINE_ROLE.templateId,
        sentence: texts().plan.changes.assignRole(QUARANTINE_ROLE.name),
        reason: texts().plan.changes.assignRoleWhy,
        risky: true,
        optional: true,
        request: {
          method: 'POST',
          path: '/roleManagement/directory/roleAssignments',
          body: {
            principalId: '{servicePrincipalId}',
            roleDefinitionId: QUARANTINE_ROLE.templateId,
            directoryScopeId: '/',
          },
        },
      },
    ];
  },
  inPortal: () => texts().portal.addAssignments(QUARANTINE_ROLE.name),
  fill: async (_change, context) => ({ servicePrincipalId: await context.servicePrincipalId() }),
};

/** Takes that role back where no capability that is on needs it. Source: unifiedroleassignment-delete. */
export const removeDirectoryRole: ChangeKind = {
  kind: 'remove-directory-role',
  plan(desired, actual) {
    if (wantsRole(desired) || desired.identifiers.clientId !== undefined) return [];
    return heldRoles(actual).map(({ id }) => ({
      kind: 'remove-directory-role',
      key: id,
      sentence: texts().plan.changes.removeRole(QUARANTINE_ROLE.name),
      reason: texts().plan.changes.removeRoleWhy,
      risky: true,
      optional: true,
      request: { method: 'DELETE', path: `/roleManagement/directory/roleAssignments/${id}` },
    }));
  },
};

/** The assignments of that role to our application, for the whole tenant. */
export function heldRoles({ directoryRoles }: ActualState): ActualState['directoryRoles'] {
  return directoryRoles.filter(
    ({ roleDefinitionId, directoryScopeId }) =>
      roleDefinitionId === QUARANTINE_ROLE.templateId && directoryScopeId === '/',
  );
}

function wantsRole({ capabilities }: DesiredState): boolean {
  return capabilities.includes('quarantine');
}
