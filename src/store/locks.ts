import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { DatabaseUnreachable } from './database-unreachable';

/**
 * Runs `work` while holding a lock of this name, which no other replica can hold at the same time and which the database
 * drops by itself when this process dies. Gives `undefined`, without running, when somebody else holds it.
 *
 * @throws DatabaseUnreachable when the database cannot be asked, or the work failed as the lock was lost
 */
export type Exclusively = <T>(name: string, work: () => Promise<T>) => Promise<T | undefined>;

/**
 * Locks that all replicas share. However many are held, and for however long, they take one connection of the pool: what
 * waits for minutes must keep neither others nor itself from the database.
 */
export function createLocks(pool: Pool): Exclusively {
  /** PostgreSQL gives a lock to the same connection as often as it asks. */
  const held = new Set<string>();
  let shared: LockSession | undefined;

  function enter(): LockSession {
    if (shared === undefined || shared.isLost()) shared = openSession(pool);
    shared.holders++;
    return shared;
  }

  function leave(session: LockSession): void {
    session.holders--;
    if (session.holders > 0) return;
    if (session === shared) shared = undefined;
    session.close();
  }

  return async (name, work) => {
    if (held.has(name)) return undefined;
    held.add(name);
    const session = enter();
    try {
      const key = lockKey(name);
      if (!(await session.lock(key))) return undefined;
      try {
        return await work();
      } finally {
        await session.unlock(key);
      }
    } catch (error) {
      throw session.isLost() ? new DatabaseUnreachable({ cause: error }) : error;
    } finally {
      leave(session);
      held.delete(name);
    }
  };
}

/** A connection of the pool, while any lock is held on it. */
interface LockSession {
  holders: number;
  /** @throws Error when the database cannot be asked; the session is lost then */
  lock(key: string): Promise<boolean>;
  /** Never throws: with the connection goes the lock. */
  unlock(key: string): Promise<void>;
  isLost(): boolean;
  close(): void;
}

/** A machine that is gone says no goodbye: without keepalives PostgreSQL would hold its locks for hours. */
const KEEPALIVE =
  'set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3';

function openSession(pool: Pool): LockSession {
  let lost: Error | undefined;
  const lose = (error: unknown) => {
    lost ??= error as Error;
  };
  const connected = pool.connect();
  const ready = connected.then(async (client) => {
    // A client that is out of the pool has no other listener, and an error that nobody listens to ends the process.
    client.on('error', lose);
    await client.query(KEEPALIVE);
    return client;
  });
  /** A connection takes one question at a time. */
  let last: Promise<unknown> = ready;
  function ask(text: string, key: string): Promise<boolean> {
    const asked = last
      .then(() => ready)
      .then((client) => client.query<{ done: boolean }>(text, [key]))
      .then(({ rows }) => rows[0]?.done === true);
    last = asked.catch(lose);
    return asked;
  }
  return {
    holders: 0,
    lock: (key) => ask('select pg_try_advisory_lock($1) as done', key),
    async unlock(key) {
      await ask('select pg_advisory_unlock($1) as done', key).catch(() => undefined);
    },
    isLost: () => lost !== undefined,
    close() {
      connected.then(
        (client) => {
          client.off('error', lose);
          client.release(lost);
        },
        () => undefined,
      );
    },
  };
}

/** PostgreSQL's advisory locks are named by a signed 64-bit number. */
export function lockKey(name: string): string {
  return createHash('sha256').update(name).digest().readBigInt64BE(0).toString();
}
