import type { PollOutcome } from './alerts/ingestion/poll';
import { pollAlerts } from './alerts/ingestion/poll';
import type { AlertStore } from './alerts/store';
import type { Clock } from './clock';
import type { ConnectionAccess } from './connection/connection-access';
import type { Connection } from './connection/connection-store';
import { severitiesFrom } from './connection/desired-state';
import type { Log } from './log';
import { createAlertFeed } from './microsoft/graph/alerts';
import type { Database } from './store/database';

export interface Ingestion {
  /**
   * Reads a connection's new alerts once, unless another replica is at it. A failure is noted in its state.
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

  async function poll(connection: Connection): Promise<boolean> {
    const { tenantId, id: connectionId } = connection;
    const { minimumSeverity, lookBackDays, services } = connection.desired.alertSource;
    const severities = severitiesFrom(minimumSeverity);
    const news = await database.exclusively(`poll:${connectionId}`, async () => {
      const feed = createAlertFeed(await access.graphOf(connection));
      const outcome = await pollAlerts(
        {
          ...{ tenantId, connectionId, severities, lookBackDays },
          sources: services.length === 0 ? undefined : services,
        },
        { feed, database, clock },
      );
      report(outcome, connectionId, log);
      return isNews(connectionId, outcome);
    });
    return news ?? false;
  }

  return {
    poll,
    async first(connection) {
      await poll(connection).catch((error: unknown) => {
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

function report({ failure, ...counts }: PollOutcome, connectionId: string, log: Log): void {
  if (failure !== undefined)
    log.warn({ connectionId, kind: failure.kind, ...counts }, 'a read of alerts failed');
  else if (counts.fresh + counts.changed + counts.rejected > 0)
    log.info({ connectionId, ...counts }, 'alerts read');
}
