import type { Finder } from '../facts';
import { WHOLE_PLAN } from '../fix';

/** The application registration is gone from the tenant. Deleted ones are kept for 30 days (application-delete). */
export const applicationMissing: Finder = ({ connection, tenant }) => {
  if (!tenant.known) return undefined;
  const { actual, remains } = tenant.value;
  if (actual.application !== undefined) return [];
  return [
    {
      key: 'application-missing',
      kind: 'application-missing',
      severity: 'critical',
      title: remains.application ? 'The application was deleted' : 'The application is gone from the tenant',
      meaning: `${connection.name} cannot sign in any more: no alerts are read.`,
      fix: WHOLE_PLAN,
      remedy: remains.application
        ? 'It can be restored for 30 days: Entra admin center, App registrations, Deleted applications. Fix registers a new one.'
        : 'Fix registers a new one, once you approve.',
    },
  ];
};
