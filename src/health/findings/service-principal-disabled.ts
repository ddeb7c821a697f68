import type { Finder } from '../facts';
import { texts } from '../../texts/texts';

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
      title: texts().findings.servicePrincipalDisabled.title,
      meaning: texts().findings.servicePrincipalDisabled.meaning(connection.name),
      fix: ours ? { by: 'plan', changes: ['enable-service-principal service-principal'] } : undefined,
      remedy: ours
        ? texts().findings.servicePrincipalDisabled.remedy
        : texts().findings.servicePrincipalDisabled.remedyOwn,
    },
  ];
};
