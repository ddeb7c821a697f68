import { objectIdOf } from '../../microsoft/graph/service-principals';
import type { ChangeKind } from '../change';
import { texts } from '../../texts/texts';

/** Gives the application its presence in the tenant. Entra keeps one for an appId. Source: serviceprincipal-post-serviceprincipals. */
export const createServicePrincipal: ChangeKind = {
  kind: 'create-service-principal',
  plan({ presence }, { servicePrincipal }) {
    if (presence === 'absent' || servicePrincipal !== undefined) return [];
    return [
      {
        kind: 'create-service-principal',
        key: 'service-principal',
        sentence: texts().plan.changes.createServicePrincipal,
        reason: texts().plan.changes.createServicePrincipalWhy,
        request: { method: 'POST', path: '/servicePrincipals', body: { appId: '{clientId}' } },
      },
    ];
  },
  inPortal: () => texts().portal.createServicePrincipal,
  fill: async (_change, context) => ({ clientId: await context.clientId() }),
  accept(answer, context) {
    context.learn({ servicePrincipalId: objectIdOf(answer) });
  },
};
