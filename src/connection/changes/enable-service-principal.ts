import type { ChangeKind } from '../change';
import { PORTAL } from '../portal';

/** Lets the application sign in again after somebody has switched that off. Source: serviceprincipal-update, accountEnabled. */
export const enableServicePrincipal: ChangeKind = {
  kind: 'enable-service-principal',
  plan({ presence, identifiers }, { servicePrincipal }) {
    const ours = presence === 'present' && identifiers.clientId === undefined;
    if (!ours || servicePrincipal?.accountEnabled !== false) return [];
    return [
      {
        kind: 'enable-service-principal',
        key: 'service-principal',
        sentence: 'Let it sign in again',
        reason: 'Somebody has switched that off',
        risky: true,
        request: {
          method: 'PATCH',
          path: `/servicePrincipals/${servicePrincipal.id}`,
          body: { accountEnabled: true },
        },
      },
    ];
  },
  inPortal: () => `${PORTAL.enterprise} › your application › Properties › Enabled for users to sign-in`,
};
