import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type NodePgDatabase, NodePgSession, NodePgTransaction } from 'drizzle-orm/node-postgres';
import { PgDialect } from 'drizzle-orm/pg-core';
import { escapeLiteral, Pool, type PoolClient } from 'pg';
import type { Log } from '../log';
import { DatabaseUnreachable } from './database-unreachable';

/** A transaction whose rows are those of one tenant (or of all, in `acrossTenants`). */
export type Transaction = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];

export interface Database {
  /** Runs `work` in one transaction that sees and writes the rows of `tenantId` only. */
  inTenant<T>(tenantId: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** The same over every tenant's rows: for jobs that serve all of them, never for an answer in chat. */
  acrossTenants<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * Runs `work` while holding a lock of this name, which no other replica can hold at the same time and which the
   * database drops by itself when this process dies. Gives `undefined`, without running, when somebody else holds it.
   */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T | undefined>;
  /** Whether the database answers. */
  alive(): Promise<boolean>;
  readonly pool: Pool;
  close(): Promise<void>;
}

/** The same database for somebody who may see some connections of a tenant only: the others' alerts are not there. */
export function ofConnections(
  database: Pick<Database, 'inTenant'>,
  connectionIds: readonly string[],
): Pick<Database, 'inTenant'> {
  return {
    inTenant: (tenantId, work) =>
      database.inTenant(tenantId, async (tx) => {
        await tx.execute(sql`select set_config('drawbridge.connections', ${connectionIds.join(',')}, true)`);
        return work(tx);
      }),
  };
}

const dialect = new PgDialect();

/** Opens a pool on a PostgreSQL connection string. Connects lazily: nothing is sent until the first query. */
export function openDatabase(url: string, log: Log): Database {
  const pool = new Pool({ connectionString: url, max: 20, application_name: 'drawbridge' });
  pool.on('error', (error) => {
    log.warn({ error: error.message }, 'an idle database connection was lost');
  });
  /** In one call with the beginning, since every turn has several transactions and each call waits for its answer. */
  function scoped<T>(scope: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return withClient(pool, async (client, broke) => {
      await client.query(`begin; select set_config('drawbridge.tenant', ${escapeLiteral(scope)}, true)`);
      try {
        const session = new NodePgSession(client, dialect, undefined);
        const result = await work(new NodePgTransaction(dialect, session, undefined));
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch(broke);
        throw error;
      }
    });
  }

  return {
    pool,
    inTenant: scoped,
    acrossTenants: (work) => scoped('*', work),
    exclusively: (name, work) => exclusively(pool, name, work),
    alive: () =>
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
    close: () => pool.end(),
  };
}

function exclusively<T>(pool: Pool, name: string, work: () => Promise<T>): Promise<T | undefined> {
  const key = lockKey(name);
  return withClient(pool, async (client, broke) => {
    if (!(await tryLock(client, key))) return undefined;
    try {
      return await work();
    } finally {
      await client.query('select pg_advisory_unlock($1)', [key]).catch(broke);
    }
  });
}

/**
 * Runs `work` on a connection of its own. One that is lost meanwhile, or that the work calls broken, is used no more.
 *
 * @throws DatabaseUnreachable when there is no connection, or the work failed as it was lost
 */
async function withClient<T>(
  pool: Pool,
  work: (client: PoolClient, broke: (why: unknown) => void) => Promise<T>,
): Promise<T> {
  const client = await pool.connect().catch((cause: unknown) => {
    throw new DatabaseUnreachable({ cause });
  });
  let broken: Error | undefined;
  const broke = (why: unknown) => {
    broken = why as Error;
  };
  // A client that is out of the pool has no other listener, and an error that nobody listens to ends the process.
  client.on('error', broke);
  try {
    return await work(client, broke);
  } catch (error) {
    throw broken === undefined ? error : new DatabaseUnreachable({ cause: error });
  } finally {
    client.off('error', broke);
    client.release(broken);
  }
}

/** A machine that is gone says no goodbye: without keepalives PostgreSQL would hold its locks for hours. */
const KEEPALIVE =
  'set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3';

async function tryLock(client: PoolClient, key: string): Promise<boolean> {
  await client.query(KEEPALIVE);
  const result = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [key]);
  return result.rows[0]?.locked === true;
}

/** PostgreSQL's advisory locks are named by a signed 64-bit number. */
export function lockKey(name: string): string {
  return createHash('sha256').update(name).digest().readBigInt64BE(0).toString();
}
