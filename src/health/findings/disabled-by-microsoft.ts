import type { Finder } from '../facts';
import { texts } from '../../texts/texts';

/** Microsoft has disabled it. Source: application and serviceprincipal, disabledByMicrosoftStatus (null: it has not). */
export const disabledByMicrosoft: Finder = ({ connection, tenant }) => {
  if (!tenant.known) return undefined;
  const { application, servicePrincipal } = tenant.value.actual;
  const status = application?.disabledByMicrosoftStatus ?? servicePrincipal?.disabledByMicrosoftStatus;
  if (status === null || status === undefined || status === 'NotDisabled') return [];
  return [
    {
      key: 'disabled-by-microsoft',
      kind: 'disabled-by-microsoft',
      severity: 'critical',
      title: texts().findings.disabledByMicrosoft.title,
      meaning: texts().findings.disabledByMicrosoft.meaning(connection.name, status),
      remedy: texts().findings.disabledByMicrosoft.remedy,
    },
  ];
};
