import type { Finder } from '../facts';

/** Somebody has switched sign-in off. Source: serviceprincipal, accountEnabled. */
export const servicePrincipalDisabled: Finder = ({ connection, tenant }) => {
  if (!tenant.known) return undefined;
  if (tenant.value.actual.servicePrincipal?.accountEnabled !== false) return [];
  return [
    {
      key: 'service-principal-disabled',
      kind: 'service-principal-disabled',
      severity: 'critical',
      title: 'The enterprise application is disabled',
      meaning: `Somebody has switched off that ${connection.name} may sign in: no alerts are read.`,
      fix: { by: 'plan', changes: ['enable-service-principal service-principal'] },
      remedy:
        'If nobody meant it, Fix switches it on again, once you approve. The audit log of Entra says who did it.',
    },
  ];
};
