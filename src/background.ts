import { z } from 'zod/v4';
import type { Connection, ConnectionStore } from './connection/connection-store';
import type { Runner } from './connection/runner';
import type { Log } from './log';
import type { Jobs } from './store/jobs';

const TICK_MS = 5_000;
const POLL_SECONDS = 30;
const pollJob = z.object({ tenantId: z.guid(), connectionId: z.guid() });

export interface BackgroundTools {
  jobs: Jobs;
  connections: ConnectionStore;
  runner: Runner;
  /** Polls a connection's alerts once. */
  poll: (connection: Connection) => Promise<void>;
  log: Log;
}

/**
 * The work that goes on by itself: every saved connection is polled once in 30 s by whichever replica comes first,
 * and approved plans that a stopped process left are taken up again.
 *
 * @returns what stops it
 */
export async function startBackground({
  jobs,
  connections,
  runner,
  poll,
  log,
}: BackgroundTools): Promise<() => void> {
  await jobs.handle('poll-alerts', pollJob, async ({ tenantId, connectionId }) => {
    const connection = await connections.get(tenantId, connectionId);
    if (connection?.savedAt !== undefined) await poll(connection);
  });

  async function tick(): Promise<void> {
    for (const { id, tenantId } of await connections.saved()) {
      await jobs.request('poll-alerts', id, POLL_SECONDS, { tenantId, connectionId: id });
    }
    await runner.resume();
  }

  let ticking: Promise<void> | undefined;
  const timer = setInterval(() => {
    ticking ??= tick()
      .catch((error: unknown) => {
        log.warn({ err: error }, 'background work is held up; it is tried again');
      })
      .finally(() => (ticking = undefined));
  }, TICK_MS);
  return () => {
    clearInterval(timer);
  };
}
