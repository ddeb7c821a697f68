import { sql } from 'drizzle-orm';
import type { TenantDatabase, Transaction } from '../../store/database';
import { incidentHistory } from '../../store/schema/history';
import { type HistoryEntry, readHistory } from '../history';
import { type IngestionState, readState } from '../ingestion/state';
import { listRecords, type PageView } from '../list';
import type { Owner } from '../owner';
import type { ParsedQuery } from '../query/parse';
import { searchFor } from '../query/search';
import { oneOf } from '../upsert-rows';
import { incidentStream } from './incident-stream';
import { type Incident, parseIncident } from './model';

/** An incident, the connection that it came by, and how many of its alerts are stored. */
export interface StoredIncident extends Incident {
  connectionId: string;
  alertCount: number;
}

export interface IncidentStore {
  /** One page. A cursor that is none of ours gives the first page. */
  list(
    tenantId: string,
    query: ParsedQuery,
    page: { size: number; cursor?: string | undefined },
  ): Promise<PageView<StoredIncident>>;
  /** By its id; under several connections the one that changed last. */
  find(
    tenantId: string,
    id: string,
  ): Promise<{ incident: StoredIncident; history: HistoryEntry[] } | undefined>;
  /** How far the incidents of a connection have been read. */
  state(tenantId: string, connectionId: string): Promise<IngestionState | undefined>;
  /** Takes a newer version of one, as Graph has just given it. */
  renew(owner: Owner, record: unknown, now: Date): Promise<void>;
}

/** Answers questions about stored incidents, of one tenant each. */
export function createIncidentStore(database: TenantDatabase): IncidentStore {
  return {
    list: (tenantId, query, page) =>
      database.inTenant(tenantId, async (tx) => {
        const search = await searchFor(tx, query, tenantId, 'incidents');
        const listing = { ...search, sort: query.sort, read: toIncident };
        const view = await listRecords(tx, listing, page);
        return { ...view, rows: await withCounts(tx, tenantId, view.rows) };
      }),
    find: (tenantId, id) =>
      database.inTenant(tenantId, async (tx) => {
        const { rows } = await tx.execute<Row>(sql`select connection_id, raw from incidents
          where tenant_id = ${tenantId} and id = ${id} order by updated_at desc limit 1`);
        const [incident] = await withCounts(tx, tenantId, rows.flatMap(toIncident));
        if (incident === undefined) return undefined;
        const { connectionId } = incident;
        return {
          incident,
          history: await readHistory(tx, incidentHistory, { tenantId, connectionId }, incident.id),
        };
      }),
    state: (tenantId, connectionId) =>
      database.inTenantOnce(tenantId, (tx) => readState(tx, { tenantId, connectionId, stream: 'incidents' })),
    async renew(owner, record, now) {
      await database.inTenant(owner.tenantId, (tx) =>
        incidentStream().write(tx, owner, [record], now, () => undefined, false),
      );
    },
  };
}

interface Row extends Record<string, unknown> {
  connection_id: string;
  raw: unknown;
}

function toIncident({ connection_id: connectionId, raw }: { connection_id: string; raw: unknown }) {
  const parsed = parseIncident(raw);
  return parsed.ok ? [{ ...parsed.record, connectionId }] : [];
}

async function withCounts(
  tx: Transaction,
  tenantId: string,
  incidents: readonly (Incident & { connectionId: string })[],
): Promise<StoredIncident[]> {
  const { rows } = await tx.execute<{ id: string; connection: string; count: number }>(sql`
    select incident_id as id, connection_id as connection, count(*)::int as count from alerts
    where tenant_id = ${tenantId} and incident_id = ${oneOf(incidents.map(({ id }) => id))} group by 1, 2`);
  return incidents.map((incident) => {
    const mine = rows.find(
      ({ id, connection }) => id === incident.id && connection === incident.connectionId,
    );
    return { ...incident, alertCount: mine?.count ?? 0 };
  });
}
