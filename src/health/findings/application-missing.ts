import type { Finder } from '../facts';
import { WHOLE_PLAN } from '../fix';
import { texts } from '../../texts/texts';

/** The application registration is gone from the tenant. Deleted ones are kept for 30 days (application-delete). */
export const applicationMissing: Finder = ({ connection, tenant }) => {
  if (!tenant.known) return undefined;
  const { actual, remains } = tenant.value;
  if (actual.application !== undefined) return [];
  const words = texts().findings.applicationMissing;
  return [
    {
      key: 'application-missing',
      kind: 'application-missing',
      severity: 'critical',
      title: remains.application ? words.deleted : words.gone,
      meaning: words.meaning(connection.name),
      fix: WHOLE_PLAN,
      remedy: remains.application ? words.restore : words.anew,
    },
  ];
};
