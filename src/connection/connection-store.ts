import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq, isNotNull } from 'drizzle-orm';
import type { Clock } from '../clock';
import type { Database } from '../store/database';
import { connections } from '../store/schema/connections';
import { type DesiredState, desiredState } from './desired-state';

export interface Connection {
  id: string;
  tenantId: string;
  name: string;
  organisation: string;
  uniqueName: string;
  desired: DesiredState;
  /** How the connection signs in; undefined until Test & save has passed once. */
  signIn: { clientId: string; credentialId: string } | undefined;
  savedAt: Date | undefined;
  createdBy: string;
}

export interface ConnectionStore {
  /** The tenant's connection, if it has one. */
  find(tenantId: string): Promise<Connection | undefined>;
  get(tenantId: string, id: string): Promise<Connection | undefined>;
  /** Every saved connection of every tenant: those whose alerts are ingested. */
  saved(): Promise<Connection[]>;
  /** Makes the tenant's connection, or sets what an existing one desires. Two at once make one. */
  want(
    tenantId: string,
    wish: { name: string; organisation: string; desired: DesiredState; by: string },
  ): Promise<Connection>;
  /** Notes that Test & save has passed, with this application and credential. */
  save(connection: Connection, signIn: { clientId: string; credentialId: string }): Promise<void>;
}

export function createConnectionStore(database: Database, clock: Clock): ConnectionStore {
  async function find(tenantId: string): Promise<Connection | undefined> {
    const [row] = await database.inTenant(tenantId, (tx) =>
      tx.select().from(connections).where(eq(connections.tenantId, tenantId)).limit(1),
    );
    return row && toConnection(row);
  }

  return {
    find,
    async get(tenantId, id) {
      const [row] = await database.inTenant(tenantId, (tx) =>
        tx
          .select()
          .from(connections)
          .where(and(eq(connections.tenantId, tenantId), eq(connections.id, id))),
      );
      return row && toConnection(row);
    },
    async saved() {
      const rows = await database.acrossTenants((tx) =>
        tx.select().from(connections).where(isNotNull(connections.savedAt)),
      );
      return rows.map(toConnection);
    },
    async want(tenantId, { name, organisation, desired, by }) {
      const now = clock();
      const row = {
        id: randomUUID(),
        tenantId,
        name,
        organisation,
        uniqueName: `drawbridge-${randomBytes(4).toString('hex')}`,
        desired,
        createdBy: by,
        createdAt: now,
        updatedAt: now,
      };
      const [kept] = await database.inTenant(tenantId, (tx) =>
        tx
          .insert(connections)
          .values(row)
          .onConflictDoUpdate({
            target: [connections.tenantId, connections.name],
            set: { desired, organisation, updatedAt: now },
          })
          .returning(),
      );
      if (kept === undefined) throw new Error('The connection was not stored.');
      return toConnection(kept);
    },
    async save({ tenantId, id }, signIn) {
      const now = clock();
      await database.inTenant(tenantId, (tx) =>
        tx
          .update(connections)
          .set({ ...signIn, savedAt: now, updatedAt: now })
          .where(and(eq(connections.tenantId, tenantId), eq(connections.id, id))),
      );
    },
  };
}

function toConnection(row: typeof connections.$inferSelect): Connection {
  return {
    id: row.id,
    tenantId: row.tenantId,
    name: row.name,
    organisation: row.organisation,
    uniqueName: row.uniqueName,
    desired: desiredState.parse(row.desired),
    signIn:
      row.clientId !== null && row.credentialId !== null
        ? { clientId: row.clientId, credentialId: row.credentialId }
        : undefined,
    savedAt: row.savedAt ?? undefined,
    createdBy: row.createdBy,
  };
}
