import type { ChangeKind } from '../change';
import { PORTAL } from '../portal';
import { APIS, apisFor } from '../permissions';

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
      sentence: `Add ${APIS[api].name} to your enterprise applications`,
      reason: 'Its permissions can be granted only once it is there',
      request: { method: 'POST', path: '/servicePrincipals', body: { appId: APIS[api].appId } },
    }));
  },
  inPortal: () =>
    `${PORTAL.enterprise}: it appears there once its service has been opened for the first time`,
};
