import type { Finder } from '../facts';
import { WHOLE_PLAN } from '../fix';

/** The application is there, its service principal (the enterprise application) is not. */
export const servicePrincipalMissing: Finder = ({ connection, tenant }) => {
  if (!tenant.known) return undefined;
  const { actual, remains } = tenant.value;
  if (actual.application === undefined || actual.servicePrincipal !== undefined) return [];
  return [
    {
      key: 'service-principal-missing',
      kind: 'service-principal-missing',
      severity: 'critical',
      title: 'The enterprise application was deleted',
      meaning: `${connection.name} cannot sign in, and what it was granted is gone with it: no alerts are read.`,
      fix: WHOLE_PLAN,
      remedy: remains.servicePrincipal
        ? 'It can be restored for 30 days: Entra admin center, Enterprise applications, Deleted applications. Fix makes a new one.'
        : 'Fix makes a new one and grants it what it needs, once you approve.',
    },
  ];
};
