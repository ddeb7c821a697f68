import { grantsBeyond, nameOfGrant } from '../../connection/changes/app-roles';
import { permissionsFor } from '../../connection/permissions';
import type { Finder } from '../facts';

/** A permission that was granted and that nothing needs. */
export const permissionExcess: Finder = ({ connection, tenant }) => {
  if (!tenant.known) return undefined;
  const { actual } = tenant.value;
  return grantsBeyond(permissionsFor(connection.desired.capabilities), actual).map((grant) => {
    const { api, value } = nameOfGrant(grant, actual);
    return {
      key: `permission-excess ${grant.resourceId}/${grant.appRoleId}`,
      kind: 'permission-excess',
      severity: 'warning',
      title: `${value} is granted and not needed`,
      meaning: `The connection can do more on ${api} than it has to: whoever gets hold of its credential can too.`,
      fix: { by: 'plan', changes: [`revoke-permission ${grant.id}`] },
      remedy: 'Fix takes it back, once you approve.',
    };
  });
};
