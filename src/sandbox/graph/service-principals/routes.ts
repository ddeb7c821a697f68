import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import { created, noContent, ok } from '../../http/answer';
import { newApiPrincipal, planOf } from '../../tenant/apis';
import type { ServicePrincipal } from '../../tenant/tenant';
import { checkOwner } from '../applications/find';
import { APPLICATION_READERS, APPLICATION_WRITERS, GRAPH_READERS, hasAny } from '../permission-sets';
import { type GraphCall, readBody, type Route } from '../call';
import { badRequest, GraphRefusal } from '../failure';
import { compileFilter } from '../filter';
import { contextOf, page } from '../page';
import { pick, selection } from '../select';
import { findOwnPrincipal, findPrincipal } from './find';
import { removeGrants } from './grants';
import { presentPrincipal, PRINCIPAL_TYPE } from './present';

const filterRules = {
  type: PRINCIPAL_TYPE,
  properties: {
    id: 'guid',
    appId: 'guid',
    displayName: 'string',
    accountEnabled: 'boolean',
    servicePrincipalType: 'string',
  },
  functions: ['startswith'],
} as const;

const createBody = z.object({
  appId: z.guid(),
  accountEnabled: z.boolean().optional(),
  tags: z.array(z.string()).optional(),
});
const updateBody = z.strictObject({
  accountEnabled: z.boolean().optional(),
  tags: z.array(z.string()).optional(),
});

/** Sources: serviceprincipal-list, -post-serviceprincipals, -get, -update, -delete, -list-ownedobjects. */
export const servicePrincipalRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/servicePrincipals',
    permissions: GRAPH_READERS,
    query: ['$filter', '$select', '$top', '$count', '$skiptoken'],
    handle(call) {
      const { tenant, propagation } = call.world;
      const shown = tenant.servicePrincipals
        .filter(({ id }) => propagation.knows('principal-read', id))
        .map(presentPrincipal);
      const names = selection(call.query('$select'), isPrincipalProperty(call), PRINCIPAL_TYPE);
      const filter = call.query('$filter');
      const passes = filter === undefined ? () => true : compileFilter(filter, filterRules);
      const items = shown.filter(passes).map((principal) => pick(principal, names));
      return ok(page(call, items, { context: 'servicePrincipals', standard: 100, largest: 999 }));
    },
  },
  { method: 'POST', path: '/servicePrincipals', permissions: APPLICATION_WRITERS, handle: create },
  {
    method: 'GET',
    path: '/servicePrincipals/{principal}',
    permissions: APPLICATION_READERS,
    query: ['$select'],
    handle(call) {
      const principal = presentPrincipal(findPrincipal(call));
      const names = selection(call.query('$select'), isPrincipalProperty(call), PRINCIPAL_TYPE);
      return ok({
        '@odata.context': contextOf(call, 'servicePrincipals/$entity'),
        ...pick(principal, names),
      });
    },
  },
  {
    method: 'PATCH',
    path: '/servicePrincipals/{principal}',
    permissions: APPLICATION_WRITERS,
    handle(call) {
      const principal = findOwnPrincipal(call);
      const { accountEnabled = principal.accountEnabled, tags = principal.tags } = readBody(call, updateBody);
      Object.assign(principal, { accountEnabled, tags });
      call.world.save();
      return noContent;
    },
  },
  {
    method: 'DELETE',
    path: '/servicePrincipals/{principal}',
    permissions: APPLICATION_WRITERS,
    handle(call) {
      const { tenant, clock } = call.world;
      const principal = findOwnPrincipal(call);
      const suspendedGrants = removeGrants(tenant, principal.id);
      tenant.servicePrincipals = tenant.servicePrincipals.filter(({ id }) => id !== principal.id);
      tenant.deletedServicePrincipals.push({
        ...principal,
        deletedDateTime: clock().toISOString(),
        suspendedGrants,
      });
      call.world.save();
      return noContent;
    },
  },
  {
    method: 'GET',
    path: '/servicePrincipals/{principal}/ownedObjects',
    permissions: APPLICATION_READERS,
    handle(call) {
      const owner = findPrincipal(call).id;
      const { applications, servicePrincipals } = call.world.tenant;
      const value = [
        ...applications
          .filter(({ owners }) => owners.includes(owner))
          .map(({ id, appId, displayName }) => ({
            '@odata.type': '#microsoft.graph.application',
            id,
            appId,
            displayName,
          })),
        ...servicePrincipals
          .filter(({ owners }) => owners.includes(owner))
          .map(({ id, appId, displayName }) => ({
            '@odata.type': '#microsoft.graph.servicePrincipal',
            id,
            appId,
            displayName,
          })),
      ];
      return ok(page(call, value, { context: 'directoryObjects', standard: 100, largest: 999 }));
    },
  },
];

function isPrincipalProperty({ world }: GraphCall): (name: string) => boolean {
  const [any] = world.tenant.servicePrincipals;
  const known = any === undefined ? {} : presentPrincipal(any);
  return (name) => name in known;
}

function create(call: GraphCall) {
  const { tenant, propagation, clock } = call.world;
  const { appId, accountEnabled = true, tags = [] } = readBody(call, createBody);
  const application = tenant.applications.find((candidate) => candidate.appId === appId);
  if (tenant.servicePrincipals.some((candidate) => candidate.appId === appId)) throw conflict(appId);
  if (application === undefined) {
    const api = newApi(call, appId);
    if (api !== undefined) return add(call, api);
  }
  if (application === undefined || !propagation.knows('application-reference', application.id)) {
    const message = `The appId '${appId}' of the service principal does not reference a valid application object.`;
    throw badRequest(message, 'NoBackingApplicationObject', 'appId');
  }
  checkOwner(call, application);
  const principal: ServicePrincipal = {
    id: randomUUID(),
    appId,
    displayName: application.displayName,
    accountEnabled,
    appOwnerOrganizationId: tenant.tenantId,
    createdDateTime: clock().toISOString(),
    deletedDateTime: null,
    appRoles: [],
    servicePrincipalNames: [appId],
    tags,
    owners: [call.caller.objectId],
    suspendedGrants: [],
  };
  return add(call, principal);
}

function add(call: GraphCall, principal: ServicePrincipal) {
  const { tenant, propagation, save } = call.world;
  tenant.servicePrincipals.push(principal);
  propagation.written(principal.id, ['principal-read', 'principal-reference', 'principal-token']);
  save();
  return created({
    '@odata.context': contextOf(call, 'servicePrincipals/$entity'),
    ...presentPrincipal(principal),
  });
}

/**
 * One of Microsoft's own APIs, where the tenant has the licence for it. Without one Graph knows no application of
 * this appId here (Microsoft365DSC/Microsoft365DSC#3390); a caller that may manage only its own applications is
 * told why not (Azure/azure-cli#28009).
 */
function newApi({ world, caller }: GraphCall, appId: string): ServicePrincipal | undefined {
  const api = newApiPrincipal(appId, world.clock().toISOString());
  if (api === undefined || world.tenant.removedPlans.includes(planOf(appId) ?? '')) return undefined;
  if (hasAny(caller, ['Application.ReadWrite.All'])) return api;
  const message =
    'When using this permission, the backing application of the service principal being created must in the local tenant';
  throw new GraphRefusal(403, 'Authorization_RequestDenied', message);
}

function conflict(appId: string): GraphRefusal {
  const message = `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`;
  return new GraphRefusal(409, 'Request_MultipleObjectsWithSameKeyValue', message, [
    { code: 'ObjectConflict', target: 'servicePrincipalNames', message },
  ]);
}
