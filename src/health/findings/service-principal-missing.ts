import type { Finder } from '../facts';
import { WHOLE_PLAN } from '../fix';
import { texts } from '../../texts/texts';

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
      title: texts().findings.servicePrincipalMissing.title,
      meaning: texts().findings.servicePrincipalMissing.meaning(connection.name),
      fix: WHOLE_PLAN,
      remedy: remains.servicePrincipal
        ? texts().findings.servicePrincipalMissing.restore
        : texts().findings.servicePrincipalMissing.anew,
    },
  ];
};
