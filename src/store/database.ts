import { sql } from 'drizzle-orm';
import { type NodePgDatabase, NodePgSession, NodePgTransaction } from 'drizzle-orm/node-postgres';
import { PgDialect } from 'drizzle-orm/pg-core';
import { escapeLiteral, Pool, type PoolClient } from 'pg';
import type { Log } from '../log';
import { DatabaseUnreachable } from './database-unreachable';
import { createLocks, type Exclusively } from './locks';

/** A transaction whose rows are those of one tenant (or of all, in `acrossTenants`). */
export type Transaction = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];

export interface Database {
  /** Runs `work` in one transaction that sees and writes the rows of `tenantId` only. */
  inTenant<T>(tenantId: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** The same over every tenant's rows: for jobs that serve all of them, never for an answer in chat. */
  acrossTenants<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  exclusively: Exclusively;
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
    exclusively: createLocks(pool),
    alive: () =>
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
    close: () => pool.end(),
  };
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
