import { created, noContent, ok } from '../../http/answer';
import { removeGrants } from '../service-principals/grants';
import { APPLICATION_READERS, APPLICATION_WRITERS, GRAPH_READERS } from '../permission-sets';
import type { GraphCall, Route } from '../call';
import { notFound } from '../failure';
import { compileFilter } from '../filter';
import { contextOf, page } from '../page';
import { pick, selection } from '../select';
import { applyBody, readApplicationBody } from './body';
import { createApplication } from './create';
import { asSeen, byKey, checkOwner, findApplication } from './find';
import { APPLICATION_TYPE, isApplicationProperty, presentApplication } from './present';

const filterRules = {
  type: APPLICATION_TYPE,
  properties: {
    id: 'guid',
    appId: 'guid',
    displayName: 'string',
    uniqueName: 'string',
    createdDateTime: 'instant',
  },
  functions: ['startswith'],
} as const;

/** Sources: application-list, -post-applications, -get, -upsert, -update, -delete, -list-owners. */
export const applicationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/applications',
    permissions: GRAPH_READERS,
    query: ['$filter', '$select', '$top', '$count', '$skiptoken'],
    handle(call) {
      const { world } = call;
      const names = selection(call.query('$select'), isApplicationProperty, APPLICATION_TYPE);
      const filter = call.query('$filter');
      const passes = filter === undefined ? () => true : compileFilter(filter, filterRules);
      const seen = world.tenant.applications
        .filter(({ id }) => world.propagation.knows('application-read', id))
        .map((application) => presentApplication(asSeen(world, application)))
        .filter(passes)
        .map((application) => pick(application, names));
      return ok(page(call, seen, { context: 'applications', standard: 100, largest: 999 }));
    },
  },
  {
    method: 'POST',
    path: '/applications',
    permissions: APPLICATION_WRITERS,
    handle(call) {
      const properties = readApplicationBody(call);
      const application = createApplication(call, properties, properties.uniqueName ?? null);
      return created({
        '@odata.context': contextOf(call, 'applications/$entity'),
        ...presentApplication(application),
      });
    },
  },
  {
    method: 'GET',
    path: '/applications/{application}',
    permissions: APPLICATION_READERS,
    query: ['$select'],
    handle(call) {
      const application = findApplication(call);
      const names = selection(call.query('$select'), isApplicationProperty, APPLICATION_TYPE);
      const showKeys = names?.includes('keyCredentials') ?? false;
      const shown = presentApplication(asSeen(call.world, application), showKeys);
      return ok({ '@odata.context': contextOf(call, 'applications/$entity'), ...pick(shown, names) });
    },
  },
  { method: 'PATCH', path: '/applications/{application}', permissions: APPLICATION_WRITERS, handle: update },
  {
    method: 'DELETE',
    path: '/applications/{application}',
    permissions: APPLICATION_WRITERS,
    handle(call) {
      const application = findApplication(call);
      softDelete(call, application.id);
      return noContent;
    },
  },
  {
    method: 'GET',
    path: '/applications/{application}/owners',
    permissions: APPLICATION_READERS,
    handle(call) {
      const { owners } = findApplication(call);
      const { users, servicePrincipals } = call.world.tenant;
      const principals = servicePrincipals.filter(({ id }) => owners.includes(id));
      const people = users.filter(({ id }) => owners.includes(id));
      const value = [
        ...principals.map(({ id, appId, displayName }) => ({
          '@odata.type': '#microsoft.graph.servicePrincipal',
          id,
          appId,
          displayName,
        })),
        ...people.map(({ id, displayName }) => ({ '@odata.type': '#microsoft.graph.user', id, displayName })),
      ];
      return ok(page(call, value, { context: 'directoryObjects', standard: 100, largest: 999 }));
    },
  },
];

/** Update; with `Prefer: create-if-missing` and a unique name, create. */
function update(call: GraphCall) {
  const key = call.param('application');
  const uniqueName = /^uniqueName='(.*)'$/.exec(key)?.[1]?.replaceAll("''", "'");
  const upsert = uniqueName !== undefined && call.prefers('create-if-missing');
  const properties = readApplicationBody(call);
  const existing = upsert ? byKey(call.world, key) : findApplication(call);
  if (existing === undefined) {
    if (uniqueName === undefined) throw notFound(key);
    const application = createApplication(call, properties, uniqueName);
    return created({
      '@odata.context': contextOf(call, 'applications/$entity'),
      ...presentApplication(application),
    });
  }
  checkOwner(call, existing);
  applyBody(call, existing, properties);
  call.world.save();
  return noContent;
}

/** Moves an application, and its service principal with it, to the deleted items. */
function softDelete({ world }: GraphCall, id: string): void {
  const { tenant } = world;
  const deletedDateTime = world.clock().toISOString();
  for (const application of tenant.applications.filter((candidate) => candidate.id === id)) {
    tenant.deletedApplications.push({ ...application, deletedDateTime });
    for (const principal of tenant.servicePrincipals.filter(({ appId }) => appId === application.appId)) {
      const suspendedGrants = removeGrants(tenant, principal.id);
      tenant.deletedServicePrincipals.push({ ...principal, deletedDateTime, suspendedGrants });
    }
    tenant.servicePrincipals = tenant.servicePrincipals.filter(({ appId }) => appId !== application.appId);
  }
  tenant.applications = tenant.applications.filter((candidate) => candidate.id !== id);
  world.save();
}
