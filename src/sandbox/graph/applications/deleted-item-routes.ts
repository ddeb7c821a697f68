import { noContent, ok } from '../../http/answer';
import type { Application, ServicePrincipal } from '../../tenant/tenant';
import { presentPrincipal } from '../service-principals/present';
import { APPLICATION_READERS, APPLICATION_WRITERS, GRAPH_READERS } from '../permission-sets';
import type { GraphCall, Route } from '../call';
import { badRequest, notFound } from '../failure';
import { contextOf, page } from '../page';
import { checkOwner } from './find';
import { presentApplication } from './present';

/** Sources: directory-deleteditems-list, -get, -restore, -delete. */
export const deletedItemRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/directory/deletedItems/microsoft.graph.application',
    permissions: GRAPH_READERS,
    query: ['$top', '$count', '$skiptoken'],
    handle(call) {
      const items = call.world.tenant.deletedApplications.map((application) =>
        presentApplication(application),
      );
      return ok(page(call, items, { context: 'applications', standard: 100, largest: 999 }));
    },
  },
  {
    method: 'GET',
    path: '/directory/deletedItems/microsoft.graph.servicePrincipal',
    permissions: GRAPH_READERS,
    query: ['$top', '$count', '$skiptoken'],
    handle(call) {
      const items = call.world.tenant.deletedServicePrincipals.map(presentPrincipal);
      return ok(page(call, items, { context: 'servicePrincipals', standard: 100, largest: 999 }));
    },
  },
  {
    method: 'GET',
    path: '/directory/deletedItems/{id}',
    permissions: APPLICATION_READERS,
    handle: (call) => ok(show(call, findDeleted(call))),
  },
  {
    method: 'POST',
    path: '/directory/deletedItems/{id}/restore',
    permissions: APPLICATION_WRITERS,
    handle: restore,
  },
  {
    method: 'DELETE',
    path: '/directory/deletedItems/{id}',
    permissions: APPLICATION_WRITERS,
    handle(call) {
      forget(call, findDeleted(call));
      call.world.save();
      return noContent;
    },
  },
];

type Deleted = { application: Application } | { principal: ServicePrincipal };

function findDeleted(call: GraphCall): Deleted {
  const { tenant } = call.world;
  const id = call.param('id').toLowerCase();
  const application = tenant.deletedApplications.find((candidate) => candidate.id === id);
  const principal = tenant.deletedServicePrincipals.find((candidate) => candidate.id === id);
  const found = application ?? principal;
  if (found === undefined) throw notFound(id);
  checkOwner(call, found);
  if (application !== undefined) return { application };
  if (principal !== undefined) return { principal };
  throw notFound(id);
}

function show(call: GraphCall, deleted: Deleted): Record<string, unknown> {
  const context = { '@odata.context': contextOf(call, 'directoryObjects/$entity') };
  if ('application' in deleted) {
    return {
      ...context,
      '@odata.type': '#microsoft.graph.application',
      ...presentApplication(deleted.application),
    };
  }
  return {
    ...context,
    '@odata.type': '#microsoft.graph.servicePrincipal',
    ...presentPrincipal(deleted.principal),
  };
}

function restore(call: GraphCall) {
  const { tenant } = call.world;
  const deleted = findDeleted(call);
  if ('application' in deleted) {
    const application = { ...deleted.application, deletedDateTime: null };
    tenant.applications.push(application);
    forget(call, deleted);
    call.world.save();
    return ok(show(call, { application }));
  }
  const { suspendedGrants } = deleted.principal;
  if (!tenant.applications.some(({ appId }) => appId === deleted.principal.appId)) {
    throw badRequest(
      'The application of the service principal must be restored first.',
      'NoBackingApplicationObject',
      'appId',
    );
  }
  const principal = { ...deleted.principal, deletedDateTime: null, suspendedGrants: [] };
  tenant.servicePrincipals.push(principal);
  tenant.appRoleAssignments.push(...suspendedGrants);
  forget(call, deleted);
  call.world.save();
  return ok(show(call, { principal }));
}

function forget({ world: { tenant } }: GraphCall, deleted: Deleted): void {
  const gone = 'application' in deleted ? deleted.application.id : deleted.principal.id;
  tenant.deletedApplications = tenant.deletedApplications.filter(({ id }) => id !== gone);
  tenant.deletedServicePrincipals = tenant.deletedServicePrincipals.filter(({ id }) => id !== gone);
}
