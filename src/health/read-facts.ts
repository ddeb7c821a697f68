import type { IncidentStore } from '../alerts/incidents/incident-store';
import type { AlertStore } from '../alerts/store';
import { type ActualState, readActualState, type StateSources } from '../connection/actual-state';
import type { ConnectionAccess } from '../connection/connection-access';
import type { Connection } from '../connection/connection-store';
import { liveCredentials } from '../connection/live-credential';
import { makePlan } from '../connection/plan';
import { testCapabilities } from '../connection/test-connection';
import {
  applicationPathByClientId,
  applicationReading,
  isKeptDeleted,
  toApplication,
} from '../microsoft/graph/applications';
import { readTogether } from '../microsoft/graph/batch';
import type { Graph } from '../microsoft/graph/client';
import { GraphFailure } from '../microsoft/graph/failure';
import { readLicences } from '../microsoft/graph/licences';
import type { Facts, LookUp, Remains, TenantFacts } from './facts';
import type { OwnMark } from './own-marks';

export interface FactSources extends StateSources {
  alerts: AlertStore;
  incidents: IncidentStore;
  access: ConnectionAccess;
  /** The client ids of the bot itself. */
  ownClientIds: readonly string[];
  ownMarks: readonly OwnMark[];
  pollSeconds: number;
  thresholdDays: readonly number[];
}

/** For how long a record that could not be read is told of. */
const TROUBLED_MS = 7 * 86_400_000;

/** What is read anew at every check; what was seen before is added by the check. */
export type TodaysFacts = Omit<Facts, 'grantedBefore' | 'work'>;
export type ReadFacts = (connection: Connection) => Promise<TodaysFacts>;

/** Reads the facts of a connection from its tenant. What cannot be looked up is not known; nothing is thrown for it. */
export function createReadFacts(sources: FactSources): ReadFacts {
  const { graphOf, alerts, incidents, clock, ownClientIds, ownMarks, pollSeconds, thresholdDays } = sources;
  return async (connection) => {
    // The beginning: of two checks at once, the one that looked later counts.
    const now = clock();
    const graph = graphOf(connection.tenantId);
    const tenant = await lookUp(() => readTenant(connection, graph, sources));
    const { tenantId, id } = connection;
    const since = new Date(now.getTime() - TROUBLED_MS);
    const [licences, ownApplications, probes, ingestion, ofIncidents, troubles] = await Promise.all([
      lookUp(() => readLicences(graph)),
      lookUp(() => readApplications(graph, ownClientIds)),
      readProbes(connection, tenant, sources),
      alerts.state(tenantId, id),
      incidents.state(tenantId, id),
      alerts.troubles(tenantId, id, since),
    ]);
    const read = { tenant, licences, ownApplications, probes, ingestion, incidents: ofIncidents, troubles };
    return { connection, now, ...read, ownMarks, pollSeconds, thresholdDays };
  };
}

async function lookUp<T>(read: () => Promise<T>): Promise<LookUp<T>> {
  try {
    return { known: true, value: await read() };
  } catch (error) {
    if (error instanceof GraphFailure) return { known: false, failure: error };
    throw error;
  }
}

async function readTenant(connection: Connection, graph: Graph, sources: StateSources): Promise<TenantFacts> {
  const actual = await readActualState(connection, sources);
  const plan = makePlan(connection, actual);
  return { actual, plan, remains: await readRemains(connection, graph, actual) };
}

async function readRemains(connection: Connection, graph: Graph, actual: ActualState): Promise<Remains> {
  const appId = connection.signIn?.clientId;
  const kept = async (type: 'application' | 'servicePrincipal', there: unknown) =>
    there === undefined && appId !== undefined && (await isKeptDeleted(graph, type, appId));
  const [application, servicePrincipal] = await Promise.all([
    kept('application', actual.application),
    kept('servicePrincipal', actual.servicePrincipal),
  ]);
  return { application, servicePrincipal };
}

/** Those that are registered in this tenant; a bot whose home is elsewhere has none here. */
async function readApplications(graph: Graph, clientIds: readonly string[]) {
  const readings = clientIds.map((id) => applicationReading(applicationPathByClientId(id)));
  const answers = await readTogether(graph, readings);
  return answers.filter((answer) => answer !== undefined).map(toApplication);
}

/** Tries out what was promised, unless it is plain from the tenant that the connection cannot sign in. */
async function readProbes(
  connection: Connection,
  tenant: LookUp<TenantFacts>,
  { access }: FactSources,
): Promise<Facts['probes']> {
  if (connection.signIn === undefined) return undefined;
  if (tenant.known && !maySignIn(tenant.value.actual)) return undefined;
  return lookUp(async () =>
    testCapabilities(connection.desired.capabilities, {
      ...(await access.clientsOf(connection)),
      tenantId: connection.tenantId,
      cloudAppsUrl: connection.desired.identifiers.cloudAppsUrl,
      mailbox: connection.createdBy,
    }),
  );
}

function maySignIn(actual: ActualState): boolean {
  const { application, servicePrincipal } = actual;
  if (application === undefined || servicePrincipal === undefined) return false;
  const enabled = servicePrincipal.accountEnabled !== false && application.isDisabled !== true;
  return enabled && liveCredentials(actual).length > 0;
}
