import type { ServicePrincipal } from '../../tenant/tenant';
import { checkOwner } from '../applications/find';
import type { GraphCall } from '../call';
import { notFound } from '../failure';

/** The service principal a path names by id or `appId='…'`, as far as this part of Entra knows of it. */
export function findPrincipal(call: GraphCall): ServicePrincipal {
  const { tenant, propagation } = call.world;
  const key = call.param('principal');
  const appId = /^appId='(.*)'$/.exec(key)?.[1]?.toLowerCase();
  const principal = tenant.servicePrincipals.find((candidate) =>
    appId === undefined ? candidate.id === key.toLowerCase() : candidate.appId === appId,
  );
  if (principal === undefined || !propagation.knows('principal-read', principal.id)) throw notFound(key);
  return principal;
}

/** The same, where the caller may change it. */
export function findOwnPrincipal(call: GraphCall): ServicePrincipal {
  const principal = findPrincipal(call);
  checkOwner(call, principal);
  return principal;
}
