import type { Finder } from '../facts';

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
      title: 'The application is deactivated',
      meaning: `Somebody has deactivated it, so ${connection.name} gets no tokens: no alerts are read.`,
      fix: ours ? { by: 'plan', changes: ['enable-application application'] } : undefined,
      remedy: ours
        ? 'If nobody meant it, Fix activates it again, once you approve. The audit log of Entra says who did it.'
        : 'It is your own application: activate it in the Entra admin center, App registrations.',
    },
  ];
};
