import { type NodePgDatabase, NodePgSession, NodePgTransaction } from 'drizzle-orm/node-postgres';
import { PgDialect } from 'drizzle-orm/pg-core';
import { escapeLiteral, Pool, type PoolClient, type QueryConfig } from 'pg';
import type { Log } from '../log';
import { DatabaseUnreachable } from './database-unreachable';
import { createLocks, type Exclusively } from './locks';

/** A transaction whose rows are those of one tenant (or of all, in `acrossTenants`). */
export type Transaction = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];

/** The rows of one tenant after another. */
export interface TenantDatabase {
  /** Runs `work` in one transaction that sees and writes the rows of `tenantId` only. */
  inTenant<T>(tenantId: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * The same for a single statement: the transaction with all that is in it takes one exchange with the database.
   *
   * @throws Error when `work` makes another
   */
  inTenantOnce<T>(tenantId: string, work: (tx: Transaction) => PromiseLike<T>): Promise<T>;
}

export interface Database extends TenantDatabase {
  /** The same for somebody who may see some connections of a tenant only: the others' alerts are not there. */
  ofConnections(connectionIds: readonly string[]): TenantDatabase;
  /** The same over every tenant's rows: for jobs that serve all of them, never for an answer in chat. */
  acrossTenants<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  exclusively: Exclusively;
  /** Whether the database answers. */
  alive(): Promise<boolean>;
  readonly pool: Pool;
  close(): Promise<void>;
}

const dialect = new PgDialect();

/** Opens a pool on a PostgreSQL connection string. Connects lazily: nothing is sent until the first query. */
export function openDatabase(url: string, log: Log): Database {
  const pool = new Pool({
    connectionString: url,
    application_name: 'drawbridge',
    // More at once only wait for each other in the database; a new one takes longer than most answers.
    ...{ max: 10, min: 4, idleTimeoutMillis: 60_000 },
    // Teams gives a turn ten seconds: a database that does not even refuse is said to be gone before.
    connectionTimeoutMillis: 8_000,
    // A statement need not wait for the answer to the one before it (`send`).
    pipeline: true,
  });
  pool.on('error', (error) => {
    log.warn({ error: error.message }, 'an idle database connection was lost');
  });
  return {
    pool,
    inTenant: (tenantId, work) => inTransaction(pool, { tenant: tenantId }, work),
    inTenantOnce: (tenantId, work) => inOneExchange(pool, { tenant: tenantId }, work),
    ofConnections: (connectionIds) => ({
      inTenant: (tenantId, work) => inTransaction(pool, { tenant: tenantId, connectionIds }, work),
      inTenantOnce: (tenantId, work) => inOneExchange(pool, { tenant: tenantId, connectionIds }, work),
    }),
    acrossTenants: (work) => inTransaction(pool, { tenant: '*' }, work),
    exclusively: createLocks(pool),
    alive: () =>
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
    close: () => pool.end(),
  };
}

/** Whose rows a transaction sees and writes. */
interface Scope {
  /** `*`: everybody's. */
  tenant: string;
  /** Only what belongs to these; undefined: to any. */
  connectionIds?: readonly string[];
}

function inTransaction<T>(pool: Pool, scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return withClient(pool, async (client, broke) => {
    const begun = send(client, beginning(scope));
    try {
      const result = await work(transactionOn(client));
      await begun;
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(broke);
      throw error;
    }
  });
}

/** Since every turn has several of these, and it is the number of exchanges that takes the time. */
function inOneExchange<T>(pool: Pool, scope: Scope, work: (tx: Transaction) => PromiseLike<T>): Promise<T> {
  return withClient(pool, async (client) => {
    const sent = [send(client, beginning(scope))];
    const query = (config: QueryConfig, values: unknown[]) => {
      if (sent.length > 1) throw new Error('This is for one statement.');
      const answer = client.query(config, values);
      sent.push(send(client, 'commit'));
      return answer;
    };
    try {
      // All that Drizzle asks of a connection.
      return await work(transactionOn({ query } as unknown as PoolClient));
    } finally {
      await Promise.all(sent);
    }
  });
}

/** Not waited for: what is asked next goes out behind it. */
function send(client: PoolClient, statement: string): Promise<unknown> {
  const answer = client.query(statement);
  answer.catch(() => undefined);
  return answer;
}

function beginning({ tenant, connectionIds }: Scope): string {
  const settings = [['drawbridge.tenant', tenant]];
  // None is another thing than no limit.
  if (connectionIds !== undefined)
    settings.push(['drawbridge.connections', connectionIds.join(',') || NO_CONNECTION]);
  const set = settings.map(([name, value = '']) => `set_config('${name}', ${escapeLiteral(value)}, true)`);
  return `begin; select ${set.join(', ')}`;
}

const NO_CONNECTION = '00000000-0000-0000-0000-000000000000';

function transactionOn(client: PoolClient): Transaction {
  return new NodePgTransaction(dialect, new NodePgSession(client, dialect, undefined), undefined);
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
