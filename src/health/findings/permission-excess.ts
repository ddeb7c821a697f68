import { grantsBeyond, nameOfGrant } from '../../connection/changes/app-roles';
import { permissionsFor } from '../../connection/permissions';
import { PORTAL } from '../../connection/portal';
import type { Finder } from '../facts';
import type { Finding } from '../finding';

/** A permission that was granted and that nothing needs. */
export const permissionExcess: Finder = ({ connection, tenant }) => {
  if (!tenant.known) return undefined;
  const { actual } = tenant.value;
  const { capabilities, identifiers } = connection.desired;
  return grantsBeyond(permissionsFor(capabilities), actual).map((grant) => {
    const { api, value } = nameOfGrant(grant, actual);
    return {
      key: `permission-excess ${grant.resourceId}/${grant.appRoleId}`,
      kind: 'permission-excess',
      title: `${value} is granted and not needed`,
      meaning: `The connection can do more on ${api} than it has to: whoever gets hold of its credential can too.`,
      ...(identifiers.clientId === undefined ? takenBack(grant.id) : LEFT_ALONE),
    };
  });
};

function takenBack(grantId: string): Pick<Finding, 'severity' | 'fix' | 'remedy'> {
  return {
    severity: 'warning',
    fix: { by: 'plan', changes: [`revoke-permission ${grantId}`] },
    remedy: 'Fix takes it back, once you approve.',
  };
}

/** No plan takes anything from an application that the organisation registered itself (`revoke-permission`). */
const LEFT_ALONE = {
  severity: 'note',
  remedy:
    "The application is your organisation's own and may serve others, so Drawbridge leaves it as it is. " +
    `If nothing needs it, take it back in ${PORTAL.enterprise} › your application › Permissions.`,
} as const;
