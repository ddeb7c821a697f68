import { randomBytes, randomUUID } from 'node:crypto';
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Clock } from '../clock';
import type { Database } from '../store/database';
import { alertEntities, alertRejects, alerts, ingestionState } from '../store/schema/alerts';
import { alertHistory, incidentHistory } from '../store/schema/history';
import { incidents } from '../store/schema/incidents';
import { connections } from '../store/schema/connections';
import { credentials } from '../store/schema/credentials';
import { huntRuns } from '../store/schema/hunts';
import { findings, healthChecks, notices } from '../store/schema/health';
import { ingestionGaps } from '../store/schema/ingestion-gaps';
import { responseActions } from '../store/schema/response-actions';
import { setupDrafts } from '../store/schema/setup-drafts';
import { watches, watchHits } from '../store/schema/watches';
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
  /** The conversation that gets notices; undefined: whoever set it up, in person. */
  notify: string | undefined;
  createdBy: string;
}

export interface ConnectionStore {
  /** The tenant's connections, the oldest first. */
  list(tenantId: string): Promise<Connection[]>;
  get(tenantId: string, id: string): Promise<Connection | undefined>;
  /** Every saved connection of every tenant: those whose alerts are ingested. */
  saved(): Promise<Connection[]>;
  /** Finds the tenant's connection of this name, or makes it. Two at once make one. */
  begin(
    tenantId: string,
    wish: { name: string; organisation: string; desired: DesiredState; by: string },
  ): Promise<Connection>;
  /** Sets what a connection desires: what has been approved. */
  desire(connection: Connection, desired: DesiredState): Promise<void>;
  /** Sets where its notices go. */
  notifyAt(connection: Connection, conversationId: string | undefined): Promise<void>;
  /** Forgets a connection and its credentials; its alerts too, where they are not to be kept. */
  remove(connection: Connection, keepAlerts: boolean): Promise<void>;
  /** Notes that Test & save has passed, with this application and credential. */
  save(connection: Connection, signIn: { clientId: string; credentialId: string }): Promise<void>;
}

/** The same for somebody who may see these connections only. */
export function onlyThese(connections: ConnectionStore, ids: readonly string[]): ConnectionStore {
  return {
    ...connections,
    list: async (tenantId) => (await connections.list(tenantId)).filter(({ id }) => ids.includes(id)),
    get: async (tenantId, id) => (ids.includes(id) ? connections.get(tenantId, id) : undefined),
  };
}

/** Those of a tenant that are in use: what is still being set up is left out. */
export async function savedConnections(
  connections: Pick<ConnectionStore, 'list'>,
  tenantId: string,
): Promise<Connection[]> {
  return (await connections.list(tenantId)).filter(({ savedAt }) => savedAt !== undefined);
}

export function createConnectionStore(database: Database, clock: Clock): ConnectionStore {
  return {
    async list(tenantId) {
      const rows = await database.inTenantOnce(tenantId, (tx) =>
        tx
          .select()
          .from(connections)
          .where(eq(connections.tenantId, tenantId))
          .orderBy(asc(connections.createdAt), asc(connections.id)),
      );
      return rows.map(toConnection);
    },
    async get(tenantId, id) {
      const [row] = await database.inTenantOnce(tenantId, (tx) =>
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
    async begin(tenantId, { name, organisation, desired, by }) {
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
      const [kept] = await database.inTenantOnce(tenantId, (tx) =>
        tx
          .insert(connections)
          .values(row)
          .onConflictDoUpdate({
            target: [connections.tenantId, connections.name],
            set: { organisation, updatedAt: now },
          })
          .returning(),
      );
      if (kept === undefined) throw new Error('The connection was not stored.');
      return toConnection(kept);
    },
    async desire({ tenantId, id }, desired) {
      await database.inTenantOnce(tenantId, (tx) =>
        tx
          .update(connections)
          .set({ desired, updatedAt: clock() })
          .where(and(eq(connections.tenantId, tenantId), eq(connections.id, id))),
      );
    },
    async notifyAt({ tenantId, id }, conversationId) {
      await database.inTenantOnce(tenantId, (tx) =>
        tx
          .update(connections)
          .set({ notifyConversationId: conversationId ?? null, updatedAt: clock() })
          .where(and(eq(connections.tenantId, tenantId), eq(connections.id, id))),
      );
    },
    async remove({ tenantId, id }, keepAlerts) {
      const kept = keepAlerts
        ? []
        : [alertEntities, alertHistory, alertRejects, alerts, incidentHistory, incidents, responseActions];
      await database.inTenant(tenantId, async (tx) => {
        const health = [findings, notices, healthChecks];
        const own = [ingestionState, ingestionGaps, credentials, setupDrafts, watches, watchHits, huntRuns];
        for (const table of [...kept, ...health, ...own])
          await tx.delete(table).where(and(eq(table.tenantId, tenantId), eq(table.connectionId, id)));
        await tx.delete(connections).where(and(eq(connections.tenantId, tenantId), eq(connections.id, id)));
      });
    },
    async save({ tenantId, id }, signIn) {
      const now = clock();
      await database.inTenantOnce(tenantId, (tx) =>
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
    notify: row.notifyConversationId ?? undefined,
    createdBy: row.createdBy,
  };
}
