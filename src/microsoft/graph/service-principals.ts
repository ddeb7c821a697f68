import { z } from 'zod/v4';
import { type GraphAnswer, parseAnswer } from './answer';
import type { Reading } from './batch';
import type { Graph } from './client';

const LIST_GRANTS = 'list the granted permissions';

const servicePrincipal = z.object({
  id: z.guid(),
  appId: z.guid(),
  accountEnabled: z.boolean().nullish(),
  /** The same as an application's. */
  disabledByMicrosoftStatus: z.string().nullish(),
});
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

/** Asks for the service principal of an application. Source: serviceprincipal-get, by its appId. */
export function servicePrincipalReading(appId: string): Reading {
  return {
    operation: 'read the service principal',
    path: `/servicePrincipals(appId='${appId}')?$select=id,appId,accountEnabled,disabledByMicrosoftStatus`,
  };
}

/** @throws GraphFailure when the answer is none */
export function toServicePrincipal(answer: GraphAnswer): ServicePrincipal {
  return parseAnswer('read the service principal', answer, servicePrincipal);
}

const RESOURCE_FIELDS = 'id,appId,displayName,appRoles';

/** Asks for an API's service principal with its roles; a tenant without its licence has none. */
export function resourceReading(appId: string): Reading {
  return {
    operation: 'read the roles of an API',
    path: `/servicePrincipals(appId='${appId}')?$select=${RESOURCE_FIELDS}`,
  };
}

/** The same by the object id that a grant names. */
export function resourceByIdReading(id: string): Reading {
  return {
    operation: 'read the roles of an API',
    path: `/servicePrincipals/${id}?$select=${RESOURCE_FIELDS}`,
  };
}

/** @throws GraphFailure when the answer is none */
export function toResource(answer: GraphAnswer): ResourcePrincipal {
  return parseAnswer('read the roles of an API', answer, resource);
}

/** Asks what a service principal has been granted: the truth about consent. Source: serviceprincipal-list-approleassignments. */
export function grantsReading(appId: string): Reading {
  return { operation: LIST_GRANTS, path: `/servicePrincipals(appId='${appId}')/appRoleAssignments` };
}

/** Every grant, its further pages included. @throws GraphFailure */
export async function toGrants(graph: Graph, answer: GraphAnswer): Promise<AppRoleAssignment[]> {
  let page = parseAnswer(LIST_GRANTS, answer, appRoleAssignments);
  const grants = [...page.value];
  while (page['@odata.nextLink'] !== undefined) {
    const next = await graph.follow(LIST_GRANTS, page['@odata.nextLink']);
    page = parseAnswer(LIST_GRANTS, next, appRoleAssignments);
    grants.push(...page.value);
  }
  return grants;
}

const identified = z.object({ id: z.guid() });

/** The object id in the answer to a creation. */
export function objectIdOf(answer: GraphAnswer): string | undefined {
  return identified.safeParse(answer.body).data?.id;
}
