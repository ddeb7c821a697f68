import { z } from 'zod/v4';
import type { Connection, ConnectionStore } from './connection/connection-store';
import type { Runner } from './connection/runner';
import type { Log } from './log';
import type { ResponseAction } from './response/response-action';
import type { ResponseStore } from './response/response-store';
import type { Jobs } from './store/jobs';

const LONGEST_TICK_MS = 5_000;
/** One connection that is slow to answer must not hold up the others. */
const POLLS_AT_ONCE = 6;
const PURGE_SECONDS = 3600;
const RESPONSE_EVERY_SECONDS = 2;
const responseJob = z.object({ tenantId: z.guid(), action: z.string() });
const connectionJob = z.object({ tenantId: z.guid(), connectionId: z.guid() });

export interface BackgroundTools {
  jobs: Jobs;
  connections: ConnectionStore;
  runner: Runner;
  /** Polls a connection's alerts once. True: it fails in a new way, or works again. */
  poll: (connection: Connection) => Promise<boolean>;
  /** Begins what is due to be renewed by itself, and checks. It must not throw. */
  look: (connection: Connection) => Promise<void>;
  /** Actions in Defender whose time has come, and carrying one out. */
  responseStore: Pick<ResponseStore, 'due' | 'find'>;
  runResponse: (action: ResponseAction) => Promise<void>;
  /** Tells people what is due. */
  deliver: () => Promise<void>;
  /** Forgets what was kept for a time that is over. */
  forget: () => Promise<void>;
  /** Deletes records that are older than they are kept. */
  purge: () => Promise<unknown>;
  pollSeconds: number;
  healthSeconds: number;
  log: Log;
}

/**
 * The work that goes on by itself: every saved connection is polled once in `pollSeconds` and checked once in
 * `healthSeconds` by whichever replica comes first, people are told what is due, what is too old is deleted, approved plans
 * and actions that a stopped process left, or that wait for their time, are taken up again, and the cards of those that
 * have just ended are brought up to date.
 *
 * @returns what stops it
 */
export async function startBackground({
  jobs,
  connections,
  runner,
  poll,
  look,
  responseStore,
  runResponse,
  deliver,
  forget,
  purge,
  pollSeconds,
  healthSeconds,
  log,
}: BackgroundTools): Promise<() => void> {
  const pollOne = async ({ tenantId, connectionId }: z.infer<typeof connectionJob>) => {
    const connection = await connections.get(tenantId, connectionId);
    if (connection?.savedAt !== undefined && (await poll(connection))) await look(connection);
  };
  await jobs.handle('poll-alerts', connectionJob, pollOne, POLLS_AT_ONCE);
  await jobs.handle('check-health', connectionJob, async ({ tenantId, connectionId }) => {
    const connection = await connections.get(tenantId, connectionId);
    if (connection?.savedAt !== undefined) await look(connection);
  });

  await jobs.handle('run-response', responseJob, async ({ tenantId, action: id }) => {
    const action = await responseStore.find(tenantId, id);
    if (action !== undefined) await runResponse(action);
  });
  await jobs.handle('purge', z.object({}), async () => {
    await purge();
  });

  // Nobody waits for it.
  void runner.catchUp();

  async function takeUp(): Promise<void> {
    await jobs.request('purge', 'all', PURGE_SECONDS, {});
    for (const { id, tenantId } of await connections.saved()) {
      await jobs.request('poll-alerts', id, pollSeconds, { tenantId, connectionId: id });
      await jobs.request('check-health', id, healthSeconds, { tenantId, connectionId: id });
    }
    for (const { tenantId, id } of await responseStore.due())
      await jobs.request('run-response', id, RESPONSE_EVERY_SECONDS, { tenantId, action: id });
    await runner.resume();
  }

  async function tell(): Promise<void> {
    await deliver();
    await forget();
  }

  // Each by itself: while Teams is slow to take what people are told, alerts are still read.
  const stops = [takeUp, tell].map((work) =>
    repeat(work, Math.min(LONGEST_TICK_MS, pollSeconds * 500), (error) => {
      log.warn({ err: error }, 'background work is held up; it is tried again');
    }),
  );
  return () => {
    for (const stop of stops) stop();
  };
}

/** Begins `work` again and again, never while it is still under way. @returns what stops it */
function repeat(work: () => Promise<void>, everyMs: number, failed: (error: unknown) => void): () => void {
  let underWay: Promise<void> | undefined;
  const timer = setInterval(() => {
    underWay ??= work()
      .catch(failed)
      .finally(() => (underWay = undefined));
  }, everyMs);
  return () => {
    clearInterval(timer);
  };
}
