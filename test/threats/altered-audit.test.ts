import { randomBytes, randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import { type Audit, createAudit } from '../../src/audit/audit';
import { entryHash, GENESIS } from '../../src/audit/chain';
import { systemClock } from '../../src/clock';
import type { Database } from '../../src/store/database';
import { createSealer } from '../../src/vault/seal';
import { pick, seededRandom } from '../alerts/support/random';
import { score, size } from '../scoreboard/score';
import { migratedDatabase } from '../support/migrated-database';
import { query } from '../support/postgres';
import { startSandboxHere } from '../support/programs';
import { startScene } from '../support/scene';
import { findAction, textOf, until } from '../support/teams-channel';

const ALTERATIONS = size(1_000, 60);
const ENTRIES = 30;

type Random = () => number;
interface Row {
  /** PostgreSQL's bigint comes as text. */
  number: string;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  detail: unknown;
}

let database: Database;
let drop: () => Promise<void>;
let audit: Audit;
let tenantId: string;

beforeAll(async () => {
  ({ database, drop } = await migratedDatabase());
  audit = createAudit(database, systemClock, createSealer(randomBytes(32)));
  tenantId = randomUUID();
  for (let number = 0; number < ENTRIES; number++)
    await audit.record(tenantId, {
      ...{ actor: randomUUID(), action: 'plan.approved', subject: `subject ${number}` },
      detail: { number, names: ['a', 'b'] },
    });
});
afterAll(() => drop());

/** What somebody can do who may write every row, and who knows how the chain is reckoned. */
const WAYS: Readonly<
  Record<string, (client: PoolClient, number: number, random: Random) => Promise<unknown>>
> = {
  'a column changed': (client, number, random) => {
    const column = pick(random, ['actor', 'action', 'subject', 'previous_hash', 'hash']);
    return client.query(`update audit_entries set ${column} = ${column} || 'x' where number = $1`, [number]);
  },
  'its detail changed': (client, number) =>
    client.query(`update audit_entries set detail = detail || '{"more": 1}' where number = $1`, [number]),
  'its time changed': (client, number) =>
    client.query(`update audit_entries set at = at + interval '1 second' where number = $1`, [number]),
  removed: (client, number) => client.query('delete from audit_entries where number = $1', [number]),
  'the end removed': (client, number) =>
    client.query('delete from audit_entries where number >= $1', [number]),
  'everything removed': (client) => client.query('delete from audit_entries'),
  'everything removed, with the seal': async (client) => {
    await client.query('delete from audit_entries where number > 1');
    await client.query('delete from audit_heads');
  },
  'removed, and the rest moved up': async (client, number) => {
    await client.query('delete from audit_entries where number = $1', [number]);
    await client.query('update audit_entries set number = -number where number > $1', [number]);
    await client.query('update audit_entries set number = -number - 1 where number < 0');
    if (number === ENTRIES) await client.query("update audit_entries set actor = 'x' where number = 1");
  },
  'two exchanged': async (client, number) => {
    const other = number === ENTRIES ? 1 : number + 1;
    await client.query('update audit_entries set number = 0 where number = $1', [number]);
    await client.query('update audit_entries set number = $1 where number = $2', [number, other]);
    await client.query('update audit_entries set number = $1 where number = 0', [other]);
  },
  'one added': (client, _, random) =>
    client.query(
      `insert into audit_entries select tenant_id, ${ENTRIES + 1}, at, actor, action, subject, detail, hash, hash
       from audit_entries where number = $1`,
      [1 + Math.floor(random() * ENTRIES)],
    ),
  'changed, and the whole chain reckoned anew': async (client, number) => {
    await client.query("update audit_entries set actor = 'somebody else' where number = $1", [number]);
    const { rows } = await client.query<Row>('select * from audit_entries order by number');
    let previous = GENESIS;
    for (const row of rows) {
      const hash = entryHash(previous, { ...row, number: Number(row.number) });
      const values = [previous, hash, row.number];
      await client.query('update audit_entries set previous_hash = $1, hash = $2 where number = $3', values);
      previous = hash;
    }
  },
};

/** Alters the record, looks whether it shows, and puts everything back. */
async function shows(way: (client: PoolClient) => Promise<unknown>): Promise<boolean> {
  const client = await database.pool.connect();
  try {
    await client.query("select set_config('drawbridge.tenant', $1, false)", [tenantId]);
    await client.query('alter table audit_entries disable trigger all');
    await client.query('create temp table entries_were as select * from audit_entries');
    await client.query('create temp table heads_were as select * from audit_heads');
    await way(client);
    const broken = await audit.firstBroken(tenantId);
    await client.query('delete from audit_entries; delete from audit_heads');
    await client.query('insert into audit_entries select * from entries_were');
    await client.query('insert into audit_heads select * from heads_were');
    await client.query('alter table audit_entries enable trigger all');
    return broken !== undefined;
  } finally {
    client.release(true);
  }
}

let unseen: string[];

it(`shows each of ${ALTERATIONS} alterations, also those of somebody who may write every row`, async () => {
  const random = seededRandom(Date.now() % 2 ** 31);
  const ways = Object.entries(WAYS);
  unseen = [];
  for (let tried = 0; tried < ALTERATIONS; tried++) {
    const [name, way] = ways[tried % ways.length] ?? ['', () => Promise.resolve()];
    const number = 1 + Math.floor(random() * ENTRIES);
    if (!(await shows((client) => way(client, number, random)))) unseen.push(`${name} at ${number}`);
  }
  expect(unseen).toEqual([]);
  expect(await audit.firstBroken(tenantId)).toBeUndefined();
}, 600_000);

it('lets nothing happen that cannot be put on record first', async () => {
  const scene = await startScene(startSandboxHere);
  try {
    const chat = scene.channel.conversation();
    const ada = scene.sandbox.user('Global Administrator');
    const message = await chat.says(ada, 'setup');
    await chat.clicks(ada, message, 'setup.recommended');
    await until(() => findAction(message.card, 'plan.approve'), 'the plan');
    const before = await scene.sandbox.state();
    await query(scene.databaseUrl, 'alter table audit_entries rename to audit_away');
    const { card } = await chat.clicks(ada, { ...message }, 'plan.approve');
    expect(textOf(card)).not.toContain('so far');
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const after = await scene.sandbox.state();
    const { applications, servicePrincipals, appRoleAssignments } = after;
    expect({ applications, servicePrincipals, appRoleAssignments }).toEqual({
      applications: before.applications,
      servicePrincipals: before.servicePrincipals,
      appRoleAssignments: before.appRoleAssignments,
    });
    const effects = applications.length + appRoleAssignments.length - before.appRoleAssignments.length;
    score(
      20,
      { 'effects while it is down': effects, 'alterations unseen': unseen.length },
      `${ALTERATIONS} alterations of ${Object.keys(WAYS).length} kinds`,
    );
  } finally {
    await scene.stop();
  }
}, 60_000);
