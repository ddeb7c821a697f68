import type { Clock } from '../clock';
import {
  type Application,
  applicationReading,
  findDeletedApplication,
  toApplication,
} from '../microsoft/graph/applications';
import type { GraphAnswer } from '../microsoft/graph/answer';
import { type Reading, readTogether } from '../microsoft/graph/batch';
import type { Graph } from '../microsoft/graph/client';
import {
  type DirectoryRoleAssignment,
  directoryRolesReading,
  toDirectoryRoles,
} from '../microsoft/graph/directory-role-assignments';
import { GraphFailure } from '../microsoft/graph/failure';
import {
  type AppRoleAssignment,
  grantsReading,
  resourceByIdReading,
  resourceReading,
  type ResourcePrincipal,
  type ServicePrincipal,
  servicePrincipalReading,
  toGrants,
  toResource,
  toServicePrincipal,
} from '../microsoft/graph/service-principals';
import type { CredentialVault, HeldCredential } from '../vault/credential-vault';
import { pathOfApplication } from './application-path';
import { type Api, apisFor, APIS } from './permissions';
import type { Connection } from './connection-store';

export type Resources = Readonly<Partial<Record<Api, ResourcePrincipal>>>;

/** What the tenant really has for a connection, read from it just now. */
export interface ActualState {
  readAt: Date;
  application: Application | undefined;
  /** For a connection that is to go: what Entra keeps of its deleted application. */
  deletedApplicationId: string | undefined;
  servicePrincipal: ServicePrincipal | undefined;
  grants: AppRoleAssignment[];
  directoryRoles: DirectoryRoleAssignment[];
  /** The APIs that the connection wants, as far as the tenant has them. */
  apis: Resources;
  /** Other APIs that something has been granted on. */
  otherApis: ResourcePrincipal[];
  /** What our vault holds for this connection. */
  held: HeldCredential[];
}

/** Where actual state is read from. */
export interface StateSources {
  graphOf: (tenantId: string) => Graph;
  vault: CredentialVault;
  clock: Clock;
}

/**
 * Reads the actual state of a connection, with as few requests as what is known before allows: one for a second look.
 *
 * @param before an earlier state, whose APIs (large, and the same for weeks) are not read again
 * @throws GraphFailure when the tenant could not be read: then nothing is known, and nothing may be concluded
 */
export async function readActualState(
  connection: Connection,
  { graphOf, vault, clock }: StateSources,
  before?: ActualState,
): Promise<ActualState> {
  const ask = createInquiry(graphOf(connection.tenantId));
  const ours = applicationReading(pathOfApplication(connection));
  const { tenantId, id, desired } = connection;
  const apis = [...new Set<Api>(['graph', ...apisFor(desired.capabilities)])];
  const newApis = apis.filter((api) => before?.apis[api] === undefined);
  const named = before?.application?.appId ?? connection.signIn?.clientId;
  const [held] = await Promise.all([
    vault.list(tenantId, id),
    ask([
      ours,
      ...newApis.map((api) => resourceReading(APIS[api].appId)),
      ...(named === undefined ? [] : ownReadings(named, before?.servicePrincipal?.id)),
    ]),
  ]);
  const application = await ask.for(ours, toApplication);
  const gone = desired.presence === 'absent' && application === undefined;
  const own = application && (await ownObjects(application.appId, ask));
  const read = await Promise.all(
    newApis.map(async (api) => [api, await ask.for(resourceReading(APIS[api].appId), toResource)] as const),
  );
  const known: Resources = { ...before?.apis, ...Object.fromEntries(read.filter(([, one]) => one)) };
  if (known.graph === undefined) {
    throw new GraphFailure('read the roles of an API', 'unexpected', 'The tenant has no Microsoft Graph.');
  }
  const grants = own?.grants ?? [];
  const otherApis = await otherResources(grants, known, before?.otherApis ?? [], ask);
  return {
    readAt: clock(),
    application,
    deletedApplicationId: gone ? await findDeletedApplication(ask.graph, connection.uniqueName) : undefined,
    servicePrincipal: own?.servicePrincipal,
    grants,
    directoryRoles: own?.directoryRoles ?? [],
    apis: known,
    otherApis,
    held,
  };
}

function ownReadings(clientId: string, servicePrincipalId: string | undefined): Reading[] {
  const roles = servicePrincipalId === undefined ? [] : [directoryRolesReading(servicePrincipalId)];
  return [servicePrincipalReading(clientId), grantsReading(clientId), ...roles];
}

async function ownObjects(clientId: string, ask: Inquiry) {
  await ask(ownReadings(clientId, undefined));
  const servicePrincipal = await ask.for(servicePrincipalReading(clientId), toServicePrincipal);
  if (servicePrincipal === undefined) return undefined;
  const grants = await ask.for(grantsReading(clientId), (answer) => toGrants(ask.graph, answer));
  const directoryRoles = await ask.for(directoryRolesReading(servicePrincipal.id), toDirectoryRoles);
  return { servicePrincipal, grants: grants ?? [], directoryRoles: directoryRoles ?? [] };
}

async function otherResources(
  grants: readonly AppRoleAssignment[],
  apis: Resources,
  before: readonly ResourcePrincipal[],
  ask: Inquiry,
): Promise<ResourcePrincipal[]> {
  const ids = [...new Set(grants.map(({ resourceId }) => resourceId))];
  const unknown = ids.filter((id) => !Object.values(apis).some((api) => api.id === id));
  const found = await Promise.all(
    unknown.map(
      async (id) => before.find((one) => one.id === id) ?? ask.for(resourceByIdReading(id), toResource),
    ),
  );
  return found.filter((one) => one !== undefined);
}

/** Asks each thing once: those named together in one request, what is wanted beyond them on its own. */
interface Inquiry {
  (readings: readonly Reading[]): Promise<void>;
  for<T>(reading: Reading, parse: (answer: GraphAnswer) => T | Promise<T>): Promise<T | undefined>;
  graph: Graph;
}

function createInquiry(graph: Graph): Inquiry {
  const answers = new Map<string, GraphAnswer | undefined>();
  async function together(readings: readonly Reading[]): Promise<void> {
    const open = readings.filter(({ path }) => !answers.has(path));
    const found = await readTogether(graph, open);
    open.forEach(({ path }, index) => answers.set(path, found[index]));
  }
  return Object.assign(together, {
    graph,
    async for<T>(reading: Reading, parse: (answer: GraphAnswer) => T | Promise<T>) {
      await together([reading]);
      const answer = answers.get(reading.path);
      return answer === undefined ? undefined : parse(answer);
    },
  });
}
