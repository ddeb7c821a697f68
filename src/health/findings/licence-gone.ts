import { whyNotLicensed } from '../../connection/licences';
import { CAPABILITY_TITLES } from '../../connection/permissions';
import type { Finder } from '../facts';

/** A capability is on whose licence the tenant does not have (any more). */
export const licenceGone: Finder = ({ connection, licences }) => {
  if (!licences.known) return undefined;
  return connection.desired.capabilities.flatMap((capability) => {
    const why = whyNotLicensed(capability, licences.value);
    if (why === undefined) return [];
    const { title } = CAPABILITY_TITLES[capability];
    return [
      {
        key: `licence-gone ${capability}`,
        kind: 'licence-gone',
        severity: 'warning' as const,
        title: `${title} has no licence any more`,
        meaning: `It ${why}.`,
        fix: { by: 'settings' as const, step: 'capabilities' },
        remedy: 'Renew the licence, or type settings and switch it off.',
      },
    ];
  });
};
