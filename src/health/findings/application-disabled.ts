import type { Finder } from '../facts';
import { texts } from '../../texts/texts';

/** Somebody has deactivated the application registration. Source: application, isDisabled. */
export const applicationDisabled: Finder = ({ connection, tenant }) => {
  if (!tenant.known) return undefined;
  if (tenant.value.actual.application?.isDisabled !== true) return [];
  const ours = connection.desired.identifiers.clientId === undefined;
  return [
    {
      key: 'application-disabled',
      kind: 'application-disabled',
      severity: 'critical',
      title: texts().findings.applicationDisabled.title,
      meaning: texts().findings.applicationDisabled.meaning(connection.name),
      fix: ours ? { by: 'plan', changes: ['enable-application application'] } : undefined,
      remedy: ours
        ? texts().findings.applicationDisabled.remedy
        : texts().findings.applicationDisabled.remedyOwn,
    },
  ];
};
