import type { Finder } from '../facts';

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
      title: 'Microsoft has disabled the application',
      meaning: `${connection.name} cannot get tokens: no alerts are read. The reason given: ${status}.`,
      remedy: 'Only Microsoft can lift it: open a support request in the Entra admin center.',
    },
  ];
};
