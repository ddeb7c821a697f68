import type { Pool } from 'pg';
import { parseQuery, type ParsedQuery } from '../../src/alerts/query/parse';
import { type AlertStore, createAlertStore } from '../../src/alerts/store';
import type { Database } from '../../src/store/database';
import { migratedDatabase } from '../support/migrated-database';
import { handWrittenCommon, handWrittenList, handWrittenSummary } from './data/by-hand';
import { fill } from './data/fill';
import { QUERY_KINDS } from './data/query-kinds';
import { timesOf } from './measure';
import { atMost, milliseconds, type Row } from './table';

const PAGE = 7;
const NOT_SLOWER = 1.3;
const GROWTH = 2;

interface Timed {
  name: string;
  ours: number;
  byHand: number;
  constant: boolean;
}

/** Every kind of query through the product against its SQL by hand, and each with few alerts against many. */
export async function measureQueries(sizes: readonly [number, number], rounds: number): Promise<Row[]> {
  const [few, many] = [await timesAt(sizes[0], rounds), await timesAt(sizes[1], rounds)];
  return many.flatMap(({ name, ours, byHand, constant }, place) => {
    const before = few[place]?.ours ?? ours;
    const slower: Row = {
      name: `${name}, ${sizes[1].toLocaleString('en')} alerts`,
      ...{ ours: milliseconds(ours), baseline: `by hand ${milliseconds(byHand)}` },
      ...atMost(NOT_SLOWER, ours / byHand),
    };
    const growth: Row = {
      name: `${name}, growth`,
      ...{ ours: milliseconds(ours), baseline: `${sizes[0].toLocaleString('en')}: ${milliseconds(before)}` },
      ...atMost(GROWTH, ours / before),
    };
    return constant ? [slower, growth] : [slower];
  });
}

async function timesAt(size: number, rounds: number): Promise<Timed[]> {
  const now = new Date();
  const { database, drop } = await migratedDatabase();
  try {
    const { tenantId } = await fill(database, size, now);
    return await timesIn(database, tenantId, now, rounds);
  } finally {
    await drop();
  }
}

/** What is timed: a kind, what the product does for it, and the same by hand. */
type Pair = readonly [
  name: string,
  ours: () => Promise<unknown>,
  byHand: () => Promise<unknown>,
  constant: boolean,
];

export async function timesIn(
  database: Database,
  tenantId: string,
  now: Date,
  rounds: number,
): Promise<Timed[]> {
  const store = createAlertStore(database);
  const pairs = [
    ...lists(store, database.pool, tenantId, now),
    ...others(store, database.pool, tenantId, now),
  ];
  const timed: Timed[] = [];
  for (const [name, ours, byHand, constant] of pairs) {
    const { median: time } = await timesOf(rounds, ours);
    const { median: baseline } = await asOwner(database.pool, () => timesOf(rounds, byHand));
    timed.push({ name, ours: time, byHand: baseline, constant });
  }
  return timed;
}

function lists(store: AlertStore, pool: Pool, tenantId: string, now: Date): Pair[] {
  return QUERY_KINDS.map(({ name, query, byHand, constant = false }) => {
    const parsed = parsedAs(query, now);
    return [
      name,
      () => store.list(tenantId, parsed, { size: PAGE }),
      () => handWrittenList(pool, tenantId, now, byHand, PAGE),
      constant,
    ];
  });
}

function others(store: AlertStore, pool: Pool, tenantId: string, now: Date): Pair[] {
  const all = parsedAs('', now);
  const cursor = store.list(tenantId, all, { size: PAGE }).then(({ next }) => next);
  return [
    [
      'second page',
      async () => store.list(tenantId, all, { size: PAGE, cursor: await cursor }),
      () => handWrittenList(pool, tenantId, now, 'true', PAGE, PAGE),
      true,
    ],
    [
      'newest, and what many share',
      () => store.listWithCommon(tenantId, all, { size: PAGE }),
      async () => {
        await handWrittenList(pool, tenantId, now, 'true', PAGE);
        await handWrittenCommon(pool, tenantId);
      },
      true,
    ],
    [
      'summary of 30 days',
      () => store.summary(tenantId, 30, 'user', now),
      () => handWrittenSummary(pool, tenantId, now),
      false,
    ],
    [
      'counts of all',
      () => store.counts(tenantId),
      () => pool.query('select severity, count(*) from alerts where tenant_id = $1 group by 1', [tenantId]),
      false,
    ],
  ];
}

/** As a table's owner whom row-level security does not bind. */
async function asOwner<T>(pool: Pool, work: () => Promise<T>): Promise<T> {
  const force = async (how: string) => {
    for (const table of ['alerts', 'alert_entities'])
      await pool.query(`alter table ${table} ${how} row level security`);
  };
  await force('no force');
  try {
    return await work();
  } finally {
    await force('force');
  }
}

function parsedAs(query: string, now: Date): ParsedQuery {
  const parsed = parseQuery(query, now);
  if (!parsed.ok) throw new Error(`${query}: ${parsed.problem.message}`);
  return parsed.query;
}
