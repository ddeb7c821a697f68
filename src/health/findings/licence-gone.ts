import { whyNotLicensed } from '../../connection/licences';
import { capabilityWords } from '../../connection/permissions';
import type { Finder } from '../facts';
import { texts } from '../../texts/texts';

/** A capability is on whose licence the tenant does not have (any more). */
export const licenceGone: Finder = ({ connection, licences }) => {
  if (!licences.known) return undefined;
  return connection.desired.capabilities.flatMap((capability) => {
    const why = whyNotLicensed(capability, licences.value);
    if (why === undefined) return [];
    const { title } = capabilityWords(capability);
    return [
      {
        key: `licence-gone ${capability}`,
        kind: 'licence-gone',
        severity: 'warning' as const,
        title: texts().findings.licenceGone.title(title),
        meaning: texts().findings.licenceGone.meaning(why),
        fix: { by: 'settings' as const, step: 'capabilities' },
        remedy: texts().findings.licenceGone.remedy,
      },
    ];
  });
};
