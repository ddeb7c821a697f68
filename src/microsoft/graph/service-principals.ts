import { z } from 'zod/v4';
import type { Graph } from './client';
import { GraphFailure } from './failure';

const servicePrincipal = z.object({ id: z.guid(), appId: z.guid(), accountEnabled: z.boolean().nullish() });
const appRole = z.object({ id: z.guid(), value: z.string().nullish(), displayName: z.string().nullish() });
const resource = z.object({
  id: z.guid(),
  appId: z.guid(),
  displayName: z.string(),
  appRoles: z.array(appRole),
});
const appRoleAssignment = z.object({ id: z.string(), resourceId: z.guid(), appRoleId: z.guid() });
const appRoleAssignments = z.object({
  value: z.array(appRoleAssignment),
  '@odata.nextLink': z.string().optional(),
});

/** The tenant's own instance of an application. Source: learn.microsoft.com/graph/api/resources/serviceprincipal. */
export type ServicePrincipal = z.infer<typeof servicePrincipal>;
/** The service principal of an API, with the application roles it offers. */
export type ResourcePrincipal = z.infer<typeof resource>;
/** One consented application permission. Source: learn.microsoft.com/graph/api/resources/approleassignment. */
export type AppRoleAssignment = z.infer<typeof appRoleAssignment>;

/** The service principal of an application, or undefined when the tenant has none (yet). @throws GraphFailure */
export function findServicePrincipal(graph: Graph, appId: string): Promise<ServicePrincipal | undefined> {
  const path = `/servicePrincipals(appId='${appId}')?$select=id,appId,accountEnabled`;
  return absentWhenNotFound(graph.read('read the service principal', path, servicePrincipal));
}

/** An API's service principal with its roles, or undefined where the tenant lacks its licence. @throws GraphFailure */
export function findResource(graph: Graph, appId: string): Promise<ResourcePrincipal | undefined> {
  const path = `/servicePrincipals(appId='${appId}')?$select=id,appId,displayName,appRoles`;
  return absentWhenNotFound(graph.read('read the roles of an API', path, resource));
}

/** The same by the object id that a grant names; undefined when it is gone. @throws GraphFailure */
export function findResourceById(graph: Graph, id: string): Promise<ResourcePrincipal | undefined> {
  const path = `/servicePrincipals/${id}?$select=id,appId,displayName,appRoles`;
  return absentWhenNotFound(graph.read('read the roles of an API', path, resource));
}

/** What a service principal has been granted: the truth about consent. All pages. @throws GraphFailure */
export async function listGrants(graph: Graph, servicePrincipalId: string): Promise<AppRoleAssignment[]> {
  const operation = 'list the granted permissions';
  const first = `/servicePrincipals/${servicePrincipalId}/appRoleAssignments`;
  const grants: AppRoleAssignment[] = [];
  let page = await graph.read(operation, first, appRoleAssignments);
  grants.push(...page.value);
  while (page['@odata.nextLink'] !== undefined) {
    const answer = await graph.follow(operation, page['@odata.nextLink']);
    page = appRoleAssignments.parse(answer.body);
    grants.push(...page.value);
  }
  return grants;
}

async function absentWhenNotFound<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof GraphFailure && error.kind === 'not-found') return undefined;
    throw error;
  }
}
