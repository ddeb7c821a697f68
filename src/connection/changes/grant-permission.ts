import type { ChangeKind } from '../change';
import { APIS, PERMISSIONS, permissionsFor, reasonFor } from '../permissions';
import { blankValues, isGranted, roleOrBlanks } from './app-roles';
import { texts } from '../../texts/texts';

/**
 * Consents one application permission. Entra refuses a second assignment of the same role, which counts as done.
 * Source: serviceprincipal-post-approleassignments.
 */
export const grantPermission: ChangeKind = {
  kind: 'grant-permission',
  plan({ capabilities }, actual) {
    const missing = permissionsFor(capabilities).filter((permission) => !isGranted(permission, actual));
    return missing.map((permission) => {
      const { id: appRoleId, resourceId } = roleOrBlanks(permission, actual);
      return {
        kind: 'grant-permission',
        key: `${permission.api}/${permission.value}`,
        sentence: texts().plan.changes.grant(permission.value, APIS[permission.api].name),
        reason: reasonFor(permission),
        risky: permission.risky,
        optional: permission.capability !== 'alerts',
        request: {
          method: 'POST',
          path: '/servicePrincipals/{servicePrincipalId}/appRoleAssignments',
          body: { principalId: '{servicePrincipalId}', resourceId, appRoleId },
        },
      };
    });
  },
  inPortal: () => texts().portal.grantConsent,
  async fill({ key, request }, context) {
    const servicePrincipalId = await context.servicePrincipalId();
    const permission = PERMISSIONS.find(({ api, value }) => `${api}/${value}` === key);
    if (permission === undefined || !JSON.stringify(request.body).includes(`{${permission.api}_id}`)) {
      return { servicePrincipalId };
    }
    return { servicePrincipalId, ...blankValues(permission, await context.resource(permission.api)) };
  },
};
