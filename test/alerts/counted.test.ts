import { sql } from 'drizzle-orm';
import { parseQuery } from '../../src/alerts/query/parse';
import { createAlertStore } from '../../src/alerts/store';
import { rangeOf } from '../../src/teams/views/range';
import { migratedDatabase } from '../support/migrated-database';
import { rawAlert } from './support/raw-alert';
import { storeRecords } from './support/stored';

const NOW = new Date('2026-11-23T12:00:00Z');

it('counts to ten thousand, says that there are more, and turns pages all the same', async () => {
  const { database, drop } = await migratedDatabase();
  try {
    const { tenantId } = await storeRecords(database, [rawAlert('first', NOW)]);
    await database.inTenant(tenantId, (tx) =>
      tx.execute(sql`
        insert into alerts select (jsonb_populate_record(a, jsonb_build_object('id', 'copy-' || n, 'severity', 'high',
          'created_at', a.created_at - n * interval '1 second', 'raw', a.raw || jsonb_build_object('id', 'copy-' || n,
          'createdDateTime', a.created_at - n * interval '1 second')))).* from alerts a, generate_series(1, 10050) as n`),
    );
    await database.inTenant(tenantId, (tx) =>
      tx.execute(sql`
        insert into alert_entities select (jsonb_populate_record(e, jsonb_build_object('alert_id', 'copy-' || n))).*
        from alert_entities e, generate_series(1, 10050) as n`),
    );
    // As autovacuum would do soon after so many came.
    await database.pool.query('analyze alerts, alert_entities');
    const parsed = parseQuery('', NOW);
    if (!parsed.ok) throw new Error(parsed.problem.message);
    const store = createAlertStore(database);
    const page = await store.list(tenantId, parsed.query, { size: 7 });
    expect(page).toMatchObject({ total: 10_000, more: true, offset: 0, previous: undefined });
    expect(page.counts).toContainEqual({ severity: 'high', count: 499 });
    expect(rangeOf(page)).toBe('1–7 of 10,000+, severities of the newest 500');
    const second = await store.list(tenantId, parsed.query, { size: 7, cursor: page.next });
    expect(second.rows[0]?.id).toBe('copy-7');
    const back = await store.list(tenantId, parsed.query, { size: 7, cursor: second.previous });
    expect(back.rows.map(({ id }) => id)).toEqual(page.rows.map(({ id }) => id));
    for (const [words, total] of [
      ['user:alice', 10_000],
      ['hidden file -device:lap-02', 10_000],
      ['user:bob', 0],
    ] as const) {
      const asked = parseQuery(words, NOW);
      if (!asked.ok) throw new Error(asked.problem.message);
      const { page: found, common } = await store.listWithCommon(tenantId, asked.query, { size: 7 });
      expect([words, found.total]).toEqual([words, total]);
      expect(found.rows.map(({ id }) => id)).toEqual(total === 0 ? [] : page.rows.map(({ id }) => id));
      expect(common.users).toEqual(total === 0 ? [] : [{ name: 'alice@contoso.com', count: 500 }]);
    }
    expect(rangeOf({ ...page, offset: undefined })).toBe('after more than 10,000 others');
  } finally {
    await drop();
  }
});
