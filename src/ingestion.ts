import { alertStream } from './alerts/alert-stream';
import { incidentStream } from './alerts/incidents/incident-stream';
import { type PollOutcome, pollRecords } from './alerts/ingestion/poll';
import { isHopeless as hopelessFor } from './alerts/ingestion/requests';
import { createStatistics } from './alerts/statistics';
import type { AlertStore } from './alerts/store';
import type { Clock } from './clock';
import type { ConnectionAccess } from './connection/connection-access';
import type { Connection } from './connection/connection-store';
import { readsIncidents, severitiesFrom } from './connection/desired-state';
import type { Log } from './log';
import { createAlertFeed, createIncidentFeed } from './microsoft/graph/security-records';
import type { Graph } from './microsoft/graph/client';
import type { RecordFeed } from './microsoft/graph/record-feed';
import type { Database } from './store/database';
import type { Trace } from './telemetry/trace';
import { texts } from './texts/texts';

export interface Ingestion {
  /**
   * Reads a connection's new alerts once, and its incidents where the settings ask for them, unless another replica is at it. A failure is noted in its state.
   *
   * @returns whether there is something to look into: it failed otherwise than the last time here, or works again, or
   * records or stretches of time could not be read
   */
  poll(connection: Connection): Promise<boolean>;
  /** The first read of a connection just saved; says in words what it brought. */
  first(connection: Connection): Promise<string>;
}

export interface IngestionTools {
  database: Database;
  access: ConnectionAccess;
  /** A connection as it is now. */
  current: (tenantId: string, connectionId: string) => Promise<Connection | undefined>;
  alerts: AlertStore;
  clock: Clock;
  log: Log;
  trace: Trace;
  /** For how many days after its last change a record is kept. */
  retentionDays: number;
  /** Waited for before each page: people who ask go first. */
  makeWay: () => Promise<void>;
}

/** Ties a connection's identity, its settings and the alert feed together. */
export function createIngestion({
  database,
  access,
  current,
  alerts,
  clock,
  log,
  trace,
  retentionDays,
  makeWay,
}: IngestionTools): Ingestion {
  const statistics = createStatistics(database);
  /** What was wrong with the last read of each connection. */
  const troubles = new Map<string, string>();

  function makingWay(feed: RecordFeed): RecordFeed {
    return {
      async page(request) {
        await makeWay();
        return feed.page(request);
      },
    };
  }

  function isNews(connectionId: string, outcomes: readonly PollOutcome[]): boolean {
    const before = troubles.get(connectionId) ?? '';
    const now = outcomes.flatMap(troubleOf).join(' ');
    if (now === '') troubles.delete(connectionId);
    else troubles.set(connectionId, now);
    return before !== now || outcomes.some(({ rejected }) => rejected > 0);
  }

  /** A read that failed throws nothing, so the job that it is done in would look as if all was well. */
  function report(
    what: 'alerts' | 'incidents',
    { failure, ...counts }: PollOutcome,
    connectionId: string,
  ): void {
    if (failure !== undefined) {
      trace.current().fail(failure.kind);
      log.warn({ connectionId, kind: failure.kind, ...counts }, `a read of ${what} failed`);
    } else if (counts.fresh + counts.changed + counts.rejected > 0)
      log.info({ connectionId, ...counts }, `${what} read`);
  }

  /** Alerts first: chat is about them. */
  async function pollBoth(connection: Connection, withIncidents: boolean): Promise<boolean> {
    const news = await database.exclusively(`poll:${connection.id}`, async () => {
      const { graph, ofAlerts } = await readAlerts(connection);
      report('alerts', ofAlerts, connection.id);
      if (!withIncidents || isHopeless(ofAlerts)) return isNews(connection.id, [ofAlerts]);
      const ofIncidents = await pollIncidents(connection, graph);
      report('incidents', ofIncidents, connection.id);
      return isNews(connection.id, [ofAlerts, ofIncidents]);
    });
    return news ?? false;
  }

  /** Once more when its credential was replaced meanwhile: the old one was there when this began, and is gone now. */
  async function readAlerts(connection: Connection): Promise<{ graph: Graph; ofAlerts: PollOutcome }> {
    const graph = await access.graphOf(connection);
    const ofAlerts = await pollAlerts(connection, graph);
    if (ofAlerts.failure?.kind !== 'unauthenticated') return { graph, ofAlerts };
    const now = await current(connection.tenantId, connection.id);
    if (now?.signIn === undefined || now.signIn.credentialId === connection.signIn?.credentialId)
      return { graph, ofAlerts };
    const newGraph = await access.graphOf(now);
    return { graph: newGraph, ofAlerts: await pollAlerts(now, newGraph) };
  }

  function pollAlerts(
    { id: connectionId, tenantId, desired }: Connection,
    graph: Graph,
  ): Promise<PollOutcome> {
    const { minimumSeverity, lookBackDays, services } = desired.alertSource;
    const sources = services.length === 0 ? undefined : services;
    const request = {
      tenantId,
      connectionId,
      lookBackDays,
      sources,
      severities: severitiesFrom(minimumSeverity),
      retentionDays,
    };
    const feed = makingWay(createAlertFeed(graph));
    const stream = alertStream(sources, request);
    return pollRecords(request, { feed, stream, database, statistics, clock });
  }

  /** Of every severity: an incident groups alerts, whatever their own. */
  function pollIncidents(
    { id: connectionId, tenantId, desired }: Connection,
    graph: Graph,
  ): Promise<PollOutcome> {
    const { lookBackDays } = desired.alertSource;
    const request = { tenantId, connectionId, lookBackDays, severities: undefined, retentionDays };
    const feed = makingWay(createIncidentFeed(graph));
    const stream = incidentStream(retentionDays);
    return pollRecords(request, { feed, stream, database, statistics, clock });
  }

  return {
    poll: (connection) => pollBoth(connection, readsIncidents(connection.desired)),
    async first(connection) {
      // Incidents come with the next read: somebody waits for this one.
      await pollBoth(connection, false).catch((error: unknown) => {
        log.error({ err: error }, 'the first read of alerts failed; it is tried again');
      });
      const counts = await alerts.counts(connection.tenantId);
      const total = counts.reduce((sum, { count }) => sum + count, 0);
      const high = counts.find(({ severity }) => severity === 'high')?.count ?? 0;
      const words = texts().status;
      return total === 0 ? words.noAlertsYet : words.alertsSoFar(total, high);
    },
  };
}

/** After these the next stream would fail likewise. */
function isHopeless({ failure }: PollOutcome): boolean {
  return failure !== undefined && hopelessFor(failure);
}

/** What is wrong with a read, if anything, so that it can be told from what was wrong with the last one. */
function troubleOf({ failure, stuck }: PollOutcome): string[] {
  if (failure !== undefined) return [`${failure.kind}: ${failure.detail}`];
  return stuck === 0 ? [] : [`passed over: ${stuck}`];
}
