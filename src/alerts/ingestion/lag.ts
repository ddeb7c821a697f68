import { sql } from 'drizzle-orm';
import type { Database } from '../../store/database';

/**
 * Seconds since the last good read of the saved connection that is furthest behind, over every tenant; undefined when
 * there is none, or one was never read.
 */
export async function ingestionLag(database: Database, now: Date): Promise<number | undefined> {
  const { rows } = await database.acrossTenants((tx) =>
    tx.execute<{ seconds: string | null }>(sql`
      select extract(epoch from ${now.toISOString()}::timestamptz - min(s.last_success_at)) as seconds
      from ingestion_state s join connections c on c.tenant_id = s.tenant_id and c.id = s.connection_id
      where c.saved_at is not null`),
  );
  const seconds = rows[0]?.seconds;
  return seconds === null || seconds === undefined ? undefined : Math.max(0, Number(seconds));
}
