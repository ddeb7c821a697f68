import { alertStream } from './alerts/alert-stream';
import { incidentStream } from './alerts/incidents/incident-stream';
import { type PollOutcome, pollRecords } from './alerts/ingestion/poll';
import type { AlertStore } from './alerts/store';
import type { Clock } from './clock';
import type { ConnectionAccess } from './connection/connection-access';
import type { Connection } from './connection/connection-store';
import { readsIncidents, severitiesFrom } from './connection/desired-state';
import type { Log } from './log';
import { createAlertFeed, createIncidentFeed } from './microsoft/graph/security-records';
import type { Graph } from './microsoft/graph/client';
import type { Database } from './store/database';

export interface Ingestion {
  /**
   * Reads a connection's new alerts once, and its incidents where the settings ask for them, unless another replica is at it. A failure is noted in its state.
   *
   * @returns whether it failed otherwise than the last time here, or works again
   */
  poll(connection: Connection): Promise<boolean>;
  /** The first read of a connection just saved; says in words what it brought. */
  first(connection: Connection): Promise<string>;
}

export interface IngestionTools {
  database: Database;
  access: ConnectionAccess;
  alerts: AlertStore;
  clock: Clock;
  log: Log;
}

/** Ties a connection's identity, its settings and the alert feed together. */
export function createIngestion({ database, access, alerts, clock, log }: IngestionTools): Ingestion {
  /** How the last read of each connection failed. */
  const failures = new Map<string, string>();

  function isNews(connectionId: string, { failure }: PollOutcome): boolean {
    const before = failures.get(connectionId);
    const now = failure && `${failure.kind}: ${failure.detail}`;
    if (now === undefined) failures.delete(connectionId);
    else failures.set(connectionId, now);
    return before !== now;
  }

  /** Alerts first: chat is about them. */
  async function pollBoth(connection: Connection, withIncidents: boolean): Promise<boolean> {
    const news = await database.exclusively(`poll:${connection.id}`, async () => {
      const graph = await access.graphOf(connection);
      const ofAlerts = await pollAlerts(connection, graph);
      report('alerts', ofAlerts, connection.id, log);
      if (!withIncidents || ofAlerts.failure !== undefined) return isNews(connection.id, ofAlerts);
      const ofIncidents = await pollIncidents(connection, graph);
      report('incidents', ofIncidents, connection.id, log);
      return isNews(connection.id, ofIncidents);
    });
    return news ?? false;
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
    };
    const feed = createAlertFeed(graph);
    return pollRecords(request, { feed, stream: alertStream(sources), database, clock });
  }

  /** Of every severity: an incident groups alerts, whatever their own. */
  function pollIncidents(
    { id: connectionId, tenantId, desired }: Connection,
    graph: Graph,
  ): Promise<PollOutcome> {
    const { lookBackDays } = desired.alertSource;
    const request = { tenantId, connectionId, lookBackDays, severities: undefined };
    return pollRecords(request, { feed: createIncidentFeed(graph), stream: incidentStream, database, clock });
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
      if (total === 0) return 'No alerts so far. New ones are read every 30 seconds.';
      return `${total} alerts so far, ${high} of them high. New ones are read every 30 seconds.`;
    },
  };
}

function report(
  what: 'alerts' | 'incidents',
  { failure, ...counts }: PollOutcome,
  connectionId: string,
  log: Log,
): void {
  if (failure !== undefined)
    log.warn({ connectionId, kind: failure.kind, ...counts }, `a read of ${what} failed`);
  else if (counts.fresh + counts.changed + counts.rejected > 0)
    log.info({ connectionId, ...counts }, `${what} read`);
}
