import type { ChangeKind } from '../change';
import { texts } from '../../texts/texts';

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
        sentence: texts().plan.changes.enableServicePrincipal,
        reason: texts().plan.changes.enableServicePrincipalWhy,
        risky: true,
        request: {
          method: 'PATCH',
          path: `/servicePrincipals/${servicePrincipal.id}`,
          body: { accountEnabled: true },
        },
      },
    ];
  },
  inPortal: () => texts().portal.letSignIn,
};
