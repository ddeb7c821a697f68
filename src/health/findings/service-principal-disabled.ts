import type { Finder } from '../facts';

/** Somebody has switched sign-in off. Source: serviceprincipal, accountEnabled. */
export const servicePrincipalDisabled: Finder = ({ connection, tenant }) => {
  if (!tenant.known) return undefined;
  if (tenant.value.actual.servicePrincipal?.accountEnabled !== false) return [];
  const ours = connection.desired.identifiers.clientId === undefined;
  return [
    {
      key: 'service-principal-disabled',
      kind: 'service-principal-disabled',
      severity: 'critical',
      title: 'The enterprise application is disabled',
      meaning: `Somebody has switched off that ${connection.name} may sign in: no alerts are read.`,
      fix: ours ? { by: 'plan', changes: ['enable-service-principal service-principal'] } : undefined,
      remedy: ours
        ? 'If nobody meant it, Fix switches it on again, once you approve. The audit log of Entra says who did it.'
        : 'It is your own application: switch it on in the Entra admin center, Enterprise applications.',
    },
  ];
};
