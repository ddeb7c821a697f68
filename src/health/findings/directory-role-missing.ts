import { heldRoles } from '../../connection/changes/assign-directory-role';
import { QUARANTINE_ROLE } from '../../connection/permissions';
import type { Finder } from '../facts';
import { texts } from '../../texts/texts';

/** Exchange lists quarantined mail only to holders of a directory role. */
export const directoryRoleMissing: Finder = ({ connection, tenant }) => {
  if (!tenant.known) return undefined;
  const { actual } = tenant.value;
  const wanted = connection.desired.capabilities.includes('quarantine');
  if (!wanted || actual.servicePrincipal === undefined || heldRoles(actual).length > 0) return [];
  return [
    {
      key: `directory-role-missing ${QUARANTINE_ROLE.templateId}`,
      kind: 'directory-role-missing',
      severity: 'warning',
      title: texts().findings.directoryRoleMissing.title(QUARANTINE_ROLE.name),
      meaning: texts().findings.directoryRoleMissing.meaning,
      fix: { by: 'plan', changes: [`assign-directory-role ${QUARANTINE_ROLE.templateId}`] },
      remedy: texts().findings.directoryRoleMissing.remedy,
    },
  ];
};
