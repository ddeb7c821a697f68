import { sql } from 'drizzle-orm';
import { createIncidentStore } from '../../../src/alerts/incidents/incident-store';
import { INCIDENT_FIELDS } from '../../../src/alerts/incidents/incident-fields';
import { incidentStream } from '../../../src/alerts/incidents/incident-stream';
import type { Field } from '../../../src/alerts/query/field';
import { parseQuery, type ParsedQuery } from '../../../src/alerts/query/parse';
import { openWindows } from '../../../src/alerts/query/windows';
import { createAlertStore } from '../../../src/alerts/store';
import type { Database, Transaction } from '../../../src/store/database';
import { migratedDatabase } from '../../support/migrated-database';
import { deviceEvidence, rawAlert, userEvidence } from '../support/raw-alert';
import { storeRecords } from '../support/stored';

const NOW = new Date('2026-11-23T12:00:00Z');
const MINUTE = 60_000;
const WINDOWS = ['alerts', 'alert_entities', 'incidents'] as const;

let database: Database;
let drop: () => Promise<void>;
let tenantId: string;
let connectionId: string;

beforeAll(async () => {
  ({ database, drop } = await migratedDatabase());
  const records = Array.from({ length: 3_000 }, (_, n) =>
    rawAlert(`alert-${n}`, new Date(NOW.getTime() - n * MINUTE), {
      title: `Story number${n}`,
      severity: n % 100 === 0 ? 'high' : 'low',
      incidentId: String(n),
      mitreTechniques: n === 7 ? ['T1003.001'] : ['T1059'],
      evidence: [
        userEvidence(`person${n}@contoso.com`, ''),
        deviceEvidence(`lap-h${n}.contoso.com`),
        {
          '@odata.type': '#microsoft.graph.security.ipEvidence',
          ipAddress: n === 7 ? '10.9.9.9' : `10.1.${n >> 8}.${n & 255}`,
        },
      ],
    }),
  );
  ({ tenantId, connectionId } = await storeRecords(database, records));
  await storeRecords(database, [rawAlert('foreign', NOW, { title: 'Story number77' })]);
  const incidents = records.map(({ incidentId }, n) => ({
    ...{ id: incidentId, displayName: `Affair number${n}`, severity: 'low', status: 'active' },
    ...{ createdDateTime: NOW.toISOString(), lastUpdateDateTime: NOW.toISOString() },
  }));
  await database.inTenant(tenantId, (tx) =>
    incidentStream().write(tx, { tenantId, connectionId }, incidents, NOW, () => undefined, false),
  );
  for (const table of WINDOWS) await database.pool.query(`analyze ${table}`);
});
afterAll(() => drop());

/** The plans of all that is asked through a database, which may read no table from end to end. */
function planning(plans: string[]): Database {
  return {
    ...database,
    inTenant: (tenant, work) =>
      database.inTenant(tenant, async (tx) => {
        await tx.execute(sql`set local enable_seqscan = off`);
        return work(explaining(tx, plans));
      }),
  };
}

function explaining(tx: Transaction, plans: string[]): Transaction {
  const execute = async (query: ReturnType<typeof sql>) => {
    const { rows } = await tx.execute<{ 'QUERY PLAN': string }>(sql`explain ${query}`);
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
    return tx.execute(query);
  };
  return Object.assign(Object.create(tx) as Transaction, { execute });
}

function parsed(query: string, fields?: readonly Field[]): ParsedQuery {
  const result = parseQuery(query, NOW, fields);
  if (!result.ok) throw new Error(result.problem.message);
  return result.query;
}

const ALERT_WORDS = /alerts_words[^]*Index Cond: \(words @@ \(current_setting\('drawbridge.alert_words'/;
const ENTITY_WORDS = /alert_entities_words[^]*Index Cond: \(array_to_tsvector\([^]*'drawbridge.entity_words'/;

it.each([
  ['number77', ALERT_WORDS],
  ['"story number77"', ALERT_WORDS],
  ['severity:low number77 -person1 or number78', ALERT_WORDS],
  ['technique:T1003', ALERT_WORDS],
  ['user:person77', ENTITY_WORDS],
  ['device:lap-h77', ENTITY_WORDS],
  ['ip:10.1.0.77', /alert_entities_key[^]*Index Cond: [^]*key = '10.1.0.77'/],
  ['ip:10.9', /alert_entities_key[^]*Index Cond: [^]*key ~>=~ '10.9.'/],
  ['severity:high', /alerts_severity/],
  ['incident:77', /alerts_incident/],
  ['since:5m', /alerts_newest[^]*Index Cond: [^]*created_at >= /],
])('%s is found by an index under row-level security', async (query, plan) => {
  const plans: string[] = [];
  const page = await createAlertStore(planning(plans)).list(tenantId, parsed(query), { size: 7 });
  expect(page.rows.length).toBeGreaterThan(0);
  expect(page.rows.some(({ id }) => id === 'foreign')).toBe(false);
  const reading = plans.filter((one) => one.includes('alerts'));
  expect(reading).toHaveLength(2);
  for (const one of reading) expect(one).toMatch(plan);
});

it.each([
  ['number77', /incidents_words[^]*Index Cond: \(words @@ \(current_setting\('drawbridge.incident_words'/],
  ['technique:T1003', ALERT_WORDS],
  ['user:person77', ENTITY_WORDS],
])('incidents with %s are found by an index', async (query, plan) => {
  const plans: string[] = [];
  const wanted = parsed(query, INCIDENT_FIELDS);
  const page = await createIncidentStore(planning(plans)).list(tenantId, wanted, { size: 7 });
  expect(page.total).toBeGreaterThan(0);
  const reading = plans.filter((one) => one.includes('incidents'));
  for (const one of reading) expect(one).toMatch(plan);
});

it.each(WINDOWS)(
  'through the window on %s a tenant sees its own alone, and nothing unless words are named',
  async (table) => {
    const seen = (tenant: string, words: string | undefined) =>
      database.inTenant(tenant, async (tx) => {
        await openWindows(tx, { alerts: words, incidents: words, entities: words });
        const { rows } = await tx.execute<{ tenant: string }>(
          sql`select distinct tenant_id as tenant from ${sql.identifier(`${table}_found`)}`,
        );
        return rows.map(({ tenant }) => tenant);
      });
    const any = 'number77:* | person77:* | alice:*';
    expect(await seen(tenantId, any)).toEqual([tenantId]);
    expect(await seen(tenantId, undefined)).toEqual([]);
    expect(await seen('11111111-1111-4111-8111-111111111111', any)).toEqual([]);
    const unscoped = await database.pool.query(`select 1 from ${table}_found`);
    expect(unscoped.rows).toEqual([]);
  },
);

it.each(WINDOWS)('the window on %s has its columns, and takes no rows', async (table) => {
  const columnsOf = async (name: string) => {
    const { rows } = await database.pool.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_name = '${name}' order by 1`,
    );
    return rows;
  };
  expect(await columnsOf(`${table}_found`)).toEqual(await columnsOf(table));
  const copying = database.inTenant(tenantId, (tx) =>
    tx.execute(
      sql`insert into ${sql.identifier(`${table}_found`)} select * from ${sql.identifier(table)} limit 1`,
    ),
  );
  await expect(copying).rejects.toThrow();
});
