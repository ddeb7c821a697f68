import type { ChangeKind } from '../change';
import { APIS, apisFor } from '../permissions';
import { texts } from '../../texts/texts';

/**
 * Brings an API into the tenant whose service principal is not there yet: that of Microsoft's own application.
 * Where the licence is missing too, Entra refuses. Source: serviceprincipal-post-serviceprincipals.
 */
export const createResource: ChangeKind = {
  kind: 'create-resource',
  plan({ capabilities }, { apis }) {
    const missing = apisFor(capabilities).filter((api) => apis[api] === undefined);
    return missing.map((api) => ({
      kind: 'create-resource',
      key: api,
      sentence: texts().plan.changes.createResource(APIS[api].name),
      reason: texts().plan.changes.createResourceWhy,
      request: { method: 'POST', path: '/servicePrincipals', body: { appId: APIS[api].appId } },
    }));
  },
  inPortal: () => texts().portal.appearsByItself,
};
