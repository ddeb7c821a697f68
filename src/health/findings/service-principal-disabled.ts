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
      remedy:
        'Entra admin center, Enterprise applications, Properties: set "Enabled for users to sign-in" to Yes.',
    },
  ];
};
