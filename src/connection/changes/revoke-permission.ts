import type { ChangeKind } from '../change';
import { permissionsFor } from '../permissions';
import { grantsBeyond, nameOfGrant } from './app-roles';
import { texts } from '../../texts/texts';

/**
 * Takes back what has been granted and no capability that is on needs. An application that the organisation registered
 * itself is left alone: it may serve others too.
 * Source: serviceprincipal-delete-approleassignments.
 */
export const revokePermission: ChangeKind = {
  kind: 'revoke-permission',
  plan({ capabilities, identifiers, presence }, actual) {
    if (identifiers.clientId !== undefined || actual.servicePrincipal === undefined) return [];
    const { id: servicePrincipalId } = actual.servicePrincipal;
    return grantsBeyond(permissionsFor(capabilities), actual).map((grant) => {
      const { api, value } = nameOfGrant(grant, actual);
      return {
        kind: 'revoke-permission',
        key: grant.id,
        sentence: texts().plan.changes.revoke(value, api),
        reason: presence === 'absent' ? texts().plan.changes.revokeAll : texts().permissions.notNeeded,
        risky: true,
        optional: true,
        request: {
          method: 'DELETE',
          path: `/servicePrincipals/${servicePrincipalId}/appRoleAssignments/${grant.id}`,
        },
      };
    });
  },
};
