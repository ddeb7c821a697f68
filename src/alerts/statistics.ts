import type { Database } from '../store/database';
import type { StreamOwner } from './owner';

/** Fewer new records than this change no plan. */
const FEW = 500;

/** What queries look at; the records themselves are large, and nobody asks how they are distributed. */
const LOOKED_AT = {
  alerts: `alerts (tenant_id, connection_id, id, created_at, updated_at, severity, status, source, incident_id, words),
    alert_entities`,
  incidents: 'incidents (tenant_id, connection_id, id, created_at, updated_at, severity, status, words)',
};

/** Keeps PostgreSQL informed while much is stored. */
export interface Statistics {
  /** Told how many new records were stored. */
  stored(stream: StreamOwner['stream'], fresh: number): Promise<void>;
  /** Told that nothing more comes for now. */
  settled(stream: StreamOwner['stream']): Promise<void>;
}

/**
 * Lets PostgreSQL look at what a first reading has brought: each time that has doubled, and at its end. Left to itself it
 * looks up to a minute later, and until then plans queries as for a table with hardly a row, and visits every row to
 * count it: lists take many times as long.
 * Source: postgresql.org/docs/current/routine-vacuuming.html and sql-vacuum.html.
 */
export function createStatistics(database: Pick<Database, 'pool'>): Statistics {
  const counted = { alerts: { all: 0, unseen: 0 }, incidents: { all: 0, unseen: 0 } };

  async function look(stream: StreamOwner['stream'], enough: number): Promise<void> {
    const count = counted[stream];
    if (count.unseen < Math.max(FEW, enough)) return;
    count.unseen = 0;
    await database.pool.query(`vacuum (analyze) ${LOOKED_AT[stream]}`);
  }

  return {
    stored(stream, fresh) {
      const count = counted[stream];
      count.all += fresh;
      count.unseen += fresh;
      return look(stream, count.all / 2);
    },
    settled: (stream) => look(stream, FEW),
  };
}
