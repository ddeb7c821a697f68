import type { Database } from '../../../src/store/database';
import { migratedDatabase } from '../../support/migrated-database';
import { graphFailure } from '../support/fake-tenant';
import { newConnection } from '../support/ingesting';
import { rawAlert } from '../support/raw-alert';
import { score } from '../../scoreboard/score';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await migratedDatabase());
});
afterAll(() => drop());

type Connection = ReturnType<typeof newConnection>;

function before(connection: Connection, milliseconds: number): Date {
  return new Date(connection.tenant.now.getTime() - milliseconds);
}

/** One alert a minute. */
function fill(connection: Connection, minutes: number): void {
  for (let minute = 1; minute <= minutes; minute++)
    connection.tenant.put(rawAlert(`alert-${minute}`, before(connection, minute * MINUTE)));
}

/** Polls twice a minute, as the product does. */
async function pollFor(connection: Connection, polls: number): Promise<void> {
  for (let number = 0; number < polls; number++) {
    await connection.poll();
    connection.tenant.pass(MINUTE / 2);
  }
}

async function missing({ tenant, stored }: Connection): Promise<string[]> {
  const there = await stored();
  return [...tenant.visible().keys()].filter((id) => !there.has(id));
}

it('is held up by a new alert that no page can be given with for one poll, and misses nothing but that', async () => {
  const connection = newConnection(database);
  const { tenant } = connection;
  fill(connection, 120);
  await connection.poll();
  tenant.put(rawAlert('poison', tenant.now));
  tenant.poison.add('poison');
  tenant.pass(MINUTE / 2);
  tenant.put(rawAlert('after', tenant.now));
  expect((await connection.poll()).failure?.kind).toBe('unavailable');
  let polls = 1;
  while ((await missing(connection)).length > 1) {
    tenant.pass(MINUTE / 2);
    tenant.put(rawAlert(`later-${polls}`, tenant.now));
    const { failure } = await connection.poll();
    if (failure !== undefined) polls++;
  }
  expect(await missing(connection)).toEqual(['poison']);
  score(13, { polls }, '120 alerts, one that no page can be given with');
  await pollFor(connection, 4);
  const gaps = await connection.gaps();
  expect(gaps.filter(({ tries }) => tries > 0)).toHaveLength(1);
  const [gap] = gaps;
  expect(gap && gap.to.getTime() - gap.from.getTime()).toBe(1);
  expect(gap?.error).toContain('unavailable');
});

it('reads the poison once it can be had, by itself', async () => {
  const connection = newConnection(database);
  const { tenant } = connection;
  fill(connection, 90);
  tenant.poison.add('alert-40');
  await pollFor(connection, 8);
  expect(await missing(connection)).toEqual(['alert-40']);
  tenant.poison.clear();
  await connection.pollToTheEnd();
  expect(await missing(connection)).toEqual([]);
  expect(await connection.gaps()).toEqual([]);
});

it('finds several in the past as well as in the present, and goes on behind them', async () => {
  const connection = newConnection(database);
  const { tenant } = connection;
  const days = [0.1, 0.5, 3, 3.2, 12, 29];
  for (const day of days) {
    tenant.put(rawAlert(`poison-${day}`, before(connection, day * DAY)));
    tenant.poison.add(`poison-${day}`);
    for (let minute = 1; minute < 20; minute++)
      tenant.put(rawAlert(`near-${day}-${minute}`, before(connection, day * DAY + minute * MINUTE)));
  }
  await pollFor(connection, 40);
  expect((await missing(connection)).sort()).toEqual(days.map((day) => `poison-${day}`).sort());
  const state = await connection.state();
  expect(state.backfillBefore).toEqual(state.backfillUntil);
  expect(state).toMatchObject({ failures: 0, lastError: undefined });
  expect(await connection.gaps()).toHaveLength(days.length);
});

it('reads around it record by record where many share its moment', async () => {
  const connection = newConnection(database);
  const { tenant } = connection;
  const at = before(connection, 2 * HOUR);
  for (let number = 0; number < 300; number++) tenant.put(rawAlert(`tie-${number}`, at));
  tenant.poison.add('tie-77').add('tie-250');
  await pollFor(connection, 10);
  expect((await missing(connection)).sort()).toEqual(['tie-250', 'tie-77']);
});

it('takes an outage for what it is: nothing is passed over while nothing can be read', async () => {
  const connection = newConnection(database);
  const { tenant } = connection;
  fill(connection, 60);
  tenant.trouble = () => {
    throw graphFailure('unavailable');
  };
  await pollFor(connection, 6);
  expect(await connection.gaps()).toEqual([]);
  expect((await connection.state()).failures).toBe(6);
  tenant.trouble = () => 'partial';
  await pollFor(connection, 6);
  expect(await connection.gaps()).toEqual([]);
  expect(await connection.state()).toMatchObject({ watermark: undefined, lastSuccessAt: undefined });
  tenant.trouble = () => undefined;
  await connection.poll();
  expect(await missing(connection)).toEqual([]);
});

it('catches up soon where everything but the empty failed for an hour', async () => {
  const connection = newConnection(database);
  const { tenant } = connection;
  await connection.poll();
  for (let minute = 0; minute < 60; minute += 4) {
    tenant.put(rawAlert(`during-${minute}`, tenant.now));
    tenant.poison.add(`during-${minute}`);
    await pollFor(connection, 8);
  }
  tenant.poison.clear();
  tenant.pass(6 * HOUR);
  await connection.pollToTheEnd();
  expect(await missing(connection)).toEqual([]);
});

it('forgets what is passed over once it is too old to be kept', async () => {
  const connection = newConnection(database);
  const { tenant } = connection;
  tenant.put(rawAlert('poison', before(connection, 5 * DAY)));
  tenant.poison.add('poison');
  for (let number = 0; number < 6; number++) {
    await connection.poll({ retentionDays: 7 });
    tenant.pass(MINUTE);
  }
  expect(await connection.gaps()).toHaveLength(1);
  tenant.pass(3 * DAY);
  await connection.poll({ retentionDays: 7 });
  expect(await connection.gaps()).toEqual([]);
});

it('reads the last week again every day, and so finds what came later than an hour', async () => {
  const connection = newConnection(database);
  const { tenant } = connection;
  fill(connection, 200);
  await connection.pollToTheEnd();
  await connection.poll();
  tenant.put(rawAlert('very-late', before(connection, HOUR)), 10 * HOUR);
  tenant.put(rawAlert('too-late', before(connection, 8 * DAY)), 8 * DAY + HOUR);
  for (let hour = 0; hour < 12; hour++) {
    tenant.pass(HOUR);
    await connection.poll();
  }
  expect(tenant.visible().has('very-late')).toBe(true);
  expect((await connection.stored()).has('very-late')).toBe(false);
  tenant.pass(13 * HOUR);
  const { fresh } = await connection.poll();
  expect(fresh).toBe(1);
  expect((await connection.stored()).has('very-late')).toBe(true);
  expect((await connection.stored()).has('too-late')).toBe(false);
  for (let number = 0; number < 3; number++) await connection.poll();
  const calls = tenant.calls.length;
  await connection.poll();
  expect(tenant.calls.length - calls).toBe(1);
});

it('reads what is new before it reads anything again, and little of that at a time', async () => {
  const connection = newConnection(database);
  const { tenant } = connection;
  tenant.pageSize = 1;
  for (let number = 1; number <= 84; number++)
    tenant.put(rawAlert(`alert-${number}`, before(connection, number * 2 * HOUR)));
  await connection.pollToTheEnd();
  await connection.poll();
  tenant.pass(DAY);
  await connection.poll();
  for (let number = 0; number < 3; number++) {
    tenant.pass(MINUTE);
    tenant.put(rawAlert(`new-${number}`, tenant.now));
    const calls = tenant.calls.length;
    await connection.poll();
    expect(tenant.calls[calls]).toMatchObject({ to: undefined });
    expect((await connection.stored()).has(`new-${number}`)).toBe(true);
  }
  const { rereadBefore, rereadUntil } = await connection.state();
  expect(rereadBefore?.getTime()).toBeGreaterThan(rereadUntil?.getTime() ?? 0);
});

it('keeps an alert up to date that becomes less severe than what is wanted, and takes in no other such', async () => {
  const connection = newConnection(database);
  const { tenant } = connection;
  const wanted = { severities: ['high'] };
  tenant.put(rawAlert('one', tenant.now, { severity: 'high' }));
  await connection.poll(wanted);
  tenant.pass(MINUTE);
  tenant.put(rawAlert('one', tenant.now, { severity: 'low' }));
  tenant.put(rawAlert('other', tenant.now, { severity: 'low' }));
  await connection.poll(wanted);
  const expected = tenant.visible();
  expected.delete('other');
  expect(await connection.stored()).toEqual(expected);
});
