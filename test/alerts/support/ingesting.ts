import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { alertStream } from '../../../src/alerts/alert-stream';
import { readGaps } from '../../../src/alerts/ingestion/gaps';
import { type PollOutcome, pollRecords } from '../../../src/alerts/ingestion/poll';
import type { PollRequest } from '../../../src/alerts/ingestion/reading';
import { type IngestionState, readState } from '../../../src/alerts/ingestion/state';
import { createStatistics } from '../../../src/alerts/statistics';
import type { Database } from '../../../src/store/database';
import { FakeTenant } from './fake-tenant';

/** A tenant and a connection of its own, with what a test asks about them. */
export function newConnection(database: Database, tenantId: string = randomUUID()) {
  const tenant = new FakeTenant();
  const owner = { tenantId, connectionId: randomUUID() };
  const statistics = createStatistics(database);

  function poll(changes: Partial<PollRequest> = {}): Promise<PollOutcome> {
    const request = { ...owner, severities: undefined, lookBackDays: 30, ...changes };
    const { sources, severities, retentionDays } = request;
    const stream = alertStream(sources, { severities, retentionDays });
    return pollRecords(request, { feed: tenant, stream, database, statistics, clock: tenant.clock });
  }

  return {
    tenant,
    owner,
    poll,
    /** Polls until nothing of the past is left, nor anything passed over; failures on the way are normal. */
    async pollToTheEnd(changes: Partial<PollRequest> = {}): Promise<void> {
      for (let polls = 0; polls < 100; polls++) {
        const { failure, passedOver } = await poll(changes);
        const now = await state();
        if (failure === undefined && passedOver === 0 && now.backfillBefore <= now.backfillUntil) return;
        if (passedOver > 0) tenant.pass(60_000);
      }
      throw new Error('The past never ended.');
    },
    state,
    gaps: () => database.inTenant(owner.tenantId, (tx) => readGaps(tx, { ...owner, stream: 'alerts' })),
    async stored(): Promise<Map<string, unknown>> {
      const rows = await select<{ id: string; raw: unknown }>(sql`select id, raw from alerts`);
      return new Map(rows.map(({ id, raw }) => [id, raw]));
    },
    rejects: () =>
      select<{ problem: string; raw: unknown }>(sql`select problem, raw from alert_rejects order by problem`),
    select,
  };

  async function state(): Promise<IngestionState> {
    const found = await database.inTenant(owner.tenantId, (tx) =>
      readState(tx, { ...owner, stream: 'alerts' }),
    );
    if (found === undefined) throw new Error('Nothing was polled yet.');
    return found;
  }

  function select<T extends Record<string, unknown>>(query: ReturnType<typeof sql>): Promise<T[]> {
    return database.inTenant(owner.tenantId, async (tx) => (await tx.execute(query)).rows as T[]);
  }
}
