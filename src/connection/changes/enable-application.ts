import { pathOfApplication } from '../application-path';
import type { ChangeKind } from '../change';
import { PORTAL } from '../portal';

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
        sentence: 'Activate the application again',
        reason: 'Somebody has deactivated it',
        risky: true,
        request: { method: 'PATCH', path: pathOfApplication(connection), body: { isDisabled: false } },
      },
    ];
  },
  inPortal: () => `${PORTAL.registrations} › your application › Overview › Activate`,
};
