import type { ChangeKind } from '../change';
import { APIS, permissionsFor } from '../permissions';
import { isGranted, roleOf } from './app-roles';

/**
 * Consents one application permission. Entra refuses a second assignment of the same role, which counts as done.
 * Source: serviceprincipal-post-approleassignments.
 */
export const grantPermission: ChangeKind = {
  kind: 'grant-permission',
  plan(desired, actual) {
    const missing = permissionsFor(desired.capabilities).filter(
      (permission) => !isGranted(permission, actual),
    );
    return missing.map((permission) => {
      const { id: appRoleId, resourceId } = roleOf(permission, actual);
      return {
        kind: 'grant-permission',
        key: `${permission.api}/${permission.value}`,
        sentence: `Allow ${permission.value} on ${APIS[permission.api].name}`,
        reason: permission.reason,
        request: {
          method: 'POST',
          path: '/servicePrincipals/{servicePrincipalId}/appRoleAssignments',
          body: { principalId: '{servicePrincipalId}', resourceId, appRoleId },
        },
      };
    });
  },
  fill: async (_change, context) => ({ servicePrincipalId: await context.servicePrincipalId() }),
};
