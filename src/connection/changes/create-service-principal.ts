import { objectIdOf } from '../../microsoft/graph/service-principals';
import type { ChangeKind } from '../change';
import { PORTAL } from '../portal';

/** Gives the application its presence in the tenant. Entra keeps one for an appId. Source: serviceprincipal-post-serviceprincipals. */
export const createServicePrincipal: ChangeKind = {
  kind: 'create-service-principal',
  plan({ presence }, { servicePrincipal }) {
    if (presence === 'absent' || servicePrincipal !== undefined) return [];
    return [
      {
        kind: 'create-service-principal',
        key: 'service-principal',
        sentence: 'Add it to your enterprise applications',
        reason: 'So that permissions can be granted to it in this tenant',
        request: { method: 'POST', path: '/servicePrincipals', body: { appId: '{clientId}' } },
      },
    ];
  },
  inPortal: () => `${PORTAL.registrations} › your application › Overview › Create service principal`,
  fill: async (_change, context) => ({ clientId: await context.clientId() }),
  accept(answer, context) {
    context.learn({ servicePrincipalId: objectIdOf(answer) });
  },
};
