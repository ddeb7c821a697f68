import { pathOfApplication } from '../application-path';
import type { ChangeKind } from '../change';
import { texts } from '../../texts/texts';

/**
 * Activates the application again after somebody has deactivated it.
 * Source: application, isDisabled; learn.microsoft.com/entra/identity/enterprise-apps/deactivate-app-registration.
 */
export const enableApplication: ChangeKind = {
  kind: 'enable-application',
  plan({ presence, identifiers }, { application }, connection) {
    const ours = presence === 'present' && identifiers.clientId === undefined;
    if (!ours || application?.isDisabled !== true) return [];
    return [
      {
        kind: 'enable-application',
        key: 'application',
        sentence: texts().plan.changes.enableApplication,
        reason: texts().plan.changes.enableApplicationWhy,
        risky: true,
        request: { method: 'PATCH', path: pathOfApplication(connection), body: { isDisabled: false } },
      },
    ];
  },
  inPortal: () => texts().portal.activate,
};
