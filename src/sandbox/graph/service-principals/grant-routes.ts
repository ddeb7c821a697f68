import { randomBytes } from 'node:crypto';
import { z } from 'zod/v4';
import { created, noContent, ok } from '../../http/answer';
import { GRAPH_APP_ID } from '../../tenant/apis';
import type { AppRoleAssignment, ServicePrincipal } from '../../tenant/tenant';
import { GRAPH_READERS } from '../permission-sets';
import { type GraphCall, readBody, type Route } from '../call';
import { badRequest, notFound } from '../failure';
import { compileFilter } from '../filter';
import { contextOf, page } from '../page';
import { APPLICATION_ADMINISTRATORS, checkAdministrator, ROLE_ADMINISTRATORS } from '../permission';
import { findPrincipal } from './find';

const GRANTERS = ['AppRoleAssignment.ReadWrite.All'];
const READERS = [...GRAPH_READERS, ...GRANTERS];
/** Those who may consent to some API at least; which one decides in `checkConsent`. */
const CONSENTERS = [...APPLICATION_ADMINISTRATORS, ...ROLE_ADMINISTRATORS];
const CONTEXT = 'appRoleAssignments';

const grantBody = z.object({ principalId: z.guid(), resourceId: z.guid(), appRoleId: z.guid() });

const filterRules = {
  type: 'microsoft.graph.appRoleAssignment',
  properties: {
    principalId: 'guid',
    resourceId: 'guid',
    appRoleId: 'guid',
    principalDisplayName: 'string',
    resourceDisplayName: 'string',
  },
} as const;

/** Sources: serviceprincipal-list-approleassignments, -post-approleassignments, -delete-approleassignments, -list-approleassignedto. */
export const grantRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/servicePrincipals/{principal}/appRoleAssignments',
    permissions: READERS,
    query: ['$filter', '$top', '$count', '$skiptoken'],
    handle: (call) => list(call, ({ principalId }) => principalId),
  },
  {
    method: 'GET',
    path: '/servicePrincipals/{principal}/appRoleAssignedTo',
    permissions: READERS,
    query: ['$filter', '$top', '$count', '$skiptoken'],
    handle: (call) => list(call, ({ resourceId }) => resourceId),
  },
  {
    method: 'POST',
    path: '/servicePrincipals/{principal}/appRoleAssignments',
    permissions: GRANTERS,
    administrators: CONSENTERS,
    handle: grant,
  },
  {
    method: 'POST',
    path: '/servicePrincipals/{principal}/appRoleAssignedTo',
    permissions: GRANTERS,
    administrators: CONSENTERS,
    handle: grant,
  },
  {
    method: 'DELETE',
    path: '/servicePrincipals/{principal}/appRoleAssignments/{id}',
    permissions: GRANTERS,
    administrators: CONSENTERS,
    handle: remove,
  },
  {
    method: 'DELETE',
    path: '/servicePrincipals/{principal}/appRoleAssignedTo/{id}',
    permissions: GRANTERS,
    administrators: CONSENTERS,
    handle: remove,
  },
];

function list(call: GraphCall, side: (assignment: AppRoleAssignment) => string) {
  const { tenant, propagation } = call.world;
  const principal = findPrincipal(call);
  const filter = call.query('$filter');
  const passes = filter === undefined ? () => true : compileFilter(filter, filterRules);
  const seen = tenant.appRoleAssignments
    .filter((assignment) => side(assignment) === principal.id)
    .filter(({ id }) => propagation.knows('grant-read', id))
    .filter((assignment) => passes(assignment));
  return ok(page(call, seen, { context: CONTEXT, standard: 100, largest: 999 }));
}

function grant(call: GraphCall) {
  const { tenant, propagation, clock, save } = call.world;
  const { principalId, resourceId, appRoleId } = readBody(call, grantBody);
  const named = findPrincipal(call);
  const resource = tenant.servicePrincipals.find(({ id }) => id === resourceId);
  const principal = tenant.servicePrincipals.find(({ id }) => id === principalId);
  if (resource === undefined) throw notFound(resourceId);
  checkConsent(call, resource);
  if (principal === undefined || !propagation.knows('principal-reference', principal.id)) {
    throw badRequest('Not a valid reference update.', 'InvalidReference', 'principalId');
  }
  if (named.id !== principalId && named.id !== resourceId) {
    throw badRequest(
      'The service principal in the address is neither the principal nor the resource of the assignment.',
    );
  }
  const role = resource.appRoles.find(({ id }) => id === appRoleId);
  if (role === undefined)
    throw badRequest('Permission being assigned was not found on application', 'InvalidUpdate');
  const same = tenant.appRoleAssignments.some(
    (other) =>
      other.principalId === principalId && other.resourceId === resourceId && other.appRoleId === appRoleId,
  );
  if (same) throw badRequest('Permission being assigned already exists on the object', 'InvalidUpdate');
  const assignment: AppRoleAssignment = {
    id: randomBytes(32).toString('base64url'),
    deletedDateTime: null,
    appRoleId,
    createdDateTime: clock().toISOString(),
    principalDisplayName: principal.displayName,
    principalId,
    principalType: 'ServicePrincipal',
    resourceDisplayName: resource.displayName,
    resourceId,
  };
  tenant.appRoleAssignments.push(assignment);
  tenant.revocations = tenant.revocations.filter(
    (old) => old.servicePrincipalId !== principalId || old.role !== role.value,
  );
  propagation.written(assignment.id, ['grant-read', 'grant-token']);
  save();
  return created({ '@odata.context': contextOf(call, `${CONTEXT}/$entity`), ...assignment });
}

function remove(call: GraphCall) {
  const { tenant, propagation, save } = call.world;
  const principal = findPrincipal(call);
  const assignment = tenant.appRoleAssignments.find(
    ({ id, principalId, resourceId }) =>
      id === call.param('id') && [principalId, resourceId].includes(principal.id),
  );
  if (assignment === undefined || !propagation.knows('grant-read', assignment.id))
    throw notFound(call.param('id'));
  const resource = tenant.servicePrincipals.find(({ id }) => id === assignment.resourceId);
  if (resource !== undefined) checkConsent(call, resource);
  tenant.appRoleAssignments = tenant.appRoleAssignments.filter(({ id }) => id !== assignment.id);
  save();
  return noContent;
}

/**
 * Application permissions of Microsoft Graph are a matter of Global and Privileged Role Administrators; Application
 * Administrators may consent to those of other APIs. Source: permissions-reference ("Application Administrator").
 */
function checkConsent({ world, caller }: GraphCall, { appId }: ServicePrincipal): void {
  checkAdministrator(world, caller, appId === GRAPH_APP_ID ? ROLE_ADMINISTRATORS : CONSENTERS);
}
