import { grantsBeyond, nameOfGrant } from '../../connection/changes/app-roles';
import { permissionsFor } from '../../connection/permissions';
import type { Finder } from '../facts';
import type { Finding } from '../finding';
import { texts } from '../../texts/texts';

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
      title: texts().findings.permissionExcess.title(value),
      meaning: texts().findings.permissionExcess.meaning(api),
      ...(identifiers.clientId === undefined ? takenBack(grant.id) : leftAlone()),
    };
  });
};

function takenBack(grantId: string): Pick<Finding, 'severity' | 'fix' | 'remedy'> {
  return {
    severity: 'warning',
    fix: { by: 'plan', changes: [`revoke-permission ${grantId}`] },
    remedy: texts().findings.permissionExcess.remedy,
  };
}

/** No plan takes anything from an application that the organisation registered itself (`revoke-permission`). */
function leftAlone(): Pick<Finding, 'severity' | 'remedy'> {
  return {
    severity: 'note',
    remedy: texts().findings.permissionExcess.leftAlone(texts().portal.takeBack),
  };
}
