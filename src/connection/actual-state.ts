import type { Clock } from '../clock';
import { type Application, findApplication } from '../microsoft/graph/applications';
import type { Graph } from '../microsoft/graph/client';
import { GraphFailure } from '../microsoft/graph/failure';
import {
  type AppRoleAssignment,
  findResource,
  findServicePrincipal,
  listGrants,
  type ResourcePrincipal,
  type ServicePrincipal,
} from '../microsoft/graph/service-principals';
import type { CredentialVault, HeldCredential } from '../vault/credential-vault';
import { type Api, APIS } from './permissions';
import type { Connection } from './connection-store';

/** What the tenant really has for a connection, read from it just now. */
export interface ActualState {
  readAt: Date;
  application: Application | undefined;
  servicePrincipal: ServicePrincipal | undefined;
  grants: AppRoleAssignment[];
  apis: Readonly<Record<Api, ResourcePrincipal>>;
  /** What our vault holds for this connection. */
  held: HeldCredential[];
}

/** Where actual state is read from. `graph` acts on the authority under which changes are made. */
export interface StateSources {
  graph: Graph;
  vault: CredentialVault;
  clock: Clock;
}

/**
 * Reads the actual state of a connection.
 *
 * @param before an earlier state, whose APIs (large, and the same for weeks) are not read again
 * @throws GraphFailure when the tenant could not be read: then nothing is known, and nothing may be concluded
 */
export async function readActualState(
  connection: Connection,
  { graph, vault, clock }: StateSources,
  before?: ActualState,
): Promise<ActualState> {
  const [resource, application, held] = await Promise.all([
    before?.apis.graph ?? findResource(graph, APIS.graph.appId),
    findApplication(graph, connection.uniqueName),
    vault.list(connection.tenantId, connection.id),
  ]);
  if (resource === undefined) {
    throw new GraphFailure('read the roles of an API', 'unexpected', 'The tenant has no Microsoft Graph.');
  }
  const servicePrincipal = application && (await findServicePrincipal(graph, application.appId));
  const grants = servicePrincipal ? await listGrants(graph, servicePrincipal.id) : [];
  return { readAt: clock(), application, servicePrincipal, grants, apis: { graph: resource }, held };
}
