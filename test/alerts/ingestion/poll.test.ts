import { sql } from 'drizzle-orm';
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

function fill(connection: ReturnType<typeof newConnection>, count: number, overMs = 30 * DAY): void {
  const { tenant } = connection;
  for (let number = 0; number < count; number++) {
    const at = new Date(tenant.now.getTime() - 1000 - Math.floor((overMs - 2000) * (number / count)));
    tenant.put(rawAlert(`alert-${number}`, at));
  }
}

it('reads what lies in the time it looks back, and nothing before it', async () => {
  const connection = newConnection(database);
  fill(connection, 300);
  connection.tenant.put(rawAlert('too-old', new Date(connection.tenant.now.getTime() - 31 * DAY)));
  const outcome = await connection.poll();
  expect(outcome).toMatchObject({ fresh: 300, changed: 0, rejected: 0, failure: undefined });
  const expected = connection.tenant.visible();
  expected.delete('too-old');
  expect(await connection.stored()).toEqual(expected);
  expect(await connection.state()).toMatchObject({ fresh: 300, lastError: undefined });
});

it('asks for the newest first, then for the past in order', async () => {
  const connection = newConnection(database);
  await connection.poll();
  const windows = connection.tenant.calls.flatMap((call) => ('from' in call ? [call] : []));
  expect(windows[0]?.to).toBeUndefined();
  for (let index = 1; index < windows.length; index++)
    expect(windows[index]?.to).toEqual(windows[index - 1]?.from);
  const state = await connection.state();
  expect(state.backfillBefore).toEqual(new Date(connection.tenant.now.getTime() - 30 * DAY));
});

it('spreads a long past over several polls, with what is new first in each', async () => {
  const connection = newConnection(database);
  connection.tenant.pageSize = 5;
  fill(connection, 1000);
  await connection.poll();
  const before = (await connection.stored()).size;
  expect(before).toBeLessThan(1000);
  connection.tenant.put(rawAlert('new', connection.tenant.now));
  const calls = connection.tenant.calls.length;
  await connection.poll();
  expect((await connection.stored()).has('new')).toBe(true);
  expect(connection.tenant.calls[calls]).toMatchObject({ to: undefined });
  await connection.pollToTheEnd();
  expect(await connection.stored()).toEqual(connection.tenant.visible());
});

it('loses none of 1,500 alerts that share a moment', async () => {
  const connection = newConnection(database);
  const at = new Date(connection.tenant.now.getTime() - 2 * DAY);
  for (let number = 0; number < 1500; number++) connection.tenant.put(rawAlert(`tie-${number}`, at));
  await connection.pollToTheEnd();
  const lost = 1500 - (await connection.stored()).size;
  score(12, { lost }, '1,500 alerts');
});

it('finds alerts that turn up an hour late, with clocks ten minutes apart', async () => {
  for (const skew of [-10 * MINUTE, 0, 10 * MINUTE]) {
    const connection = newConnection(database);
    connection.tenant.skewMs = skew;
    await connection.poll();
    for (let number = 0; number < 130; number++) {
      connection.tenant.put(rawAlert(`late-${number}`, connection.tenant.now), number % 2 === 0 ? HOUR : 0);
      connection.tenant.pass(MINUTE);
      if (number % 3 === 0) await connection.poll();
    }
    connection.tenant.pass(HOUR);
    await connection.poll();
    const lost = 130 - (await connection.stored()).size;
    score(14, { lost }, `130 alerts, ${skew / MINUTE} min`);
  }
});

it('keeps the newest version, whatever the order they come in', async () => {
  const connection = newConnection(database);
  const at = connection.tenant.now;
  const version = (digits: string, status: string) =>
    rawAlert('one', at, { lastUpdateDateTime: `2026-11-23T11:59:00.${digits}Z`, status });
  connection.tenant.putOdd('a', version('1234567', 'inProgress'), new Date('2026-11-23T11:59:00Z'));
  connection.tenant.putOdd('b', version('1234500', 'new'), new Date('2026-11-23T11:59:00Z'));
  expect(await connection.poll()).toMatchObject({ fresh: 1, changed: 0 });
  connection.tenant.putOdd('a', version('1234000', 'resolved'), new Date('2026-11-23T11:59:00Z'));
  expect(await connection.poll()).toMatchObject({ fresh: 0, changed: 0 });
  const [row] = await connection.select<{ status: string }>(sql`select status from alerts`);
  expect(row?.status).toBe('inProgress');
  connection.tenant.putOdd('a', version('1234700', 'resolved'), new Date('2026-11-23T11:59:00Z'));
  expect(await connection.poll()).toMatchObject({ fresh: 0, changed: 1 });
  const [after] = await connection.select<{ status: string; at: string }>(
    sql`select status, first_seen_at as at from alerts`,
  );
  expect(after?.status).toBe('resolved');
});

it('replaces the entities of an alert that changed', async () => {
  const connection = newConnection(database);
  connection.tenant.put(rawAlert('one', connection.tenant.now));
  await connection.poll();
  connection.tenant.pass(1000);
  connection.tenant.put(rawAlert('one', connection.tenant.now, { evidence: [] }));
  await connection.poll();
  expect(await connection.select(sql`select * from alert_entities`)).toEqual([]);
});

it('puts poison aside and stores everything else', async () => {
  const connection = newConnection(database);
  const { tenant } = connection;
  let deep: unknown = 'bottom';
  for (let level = 0; level < 20_000; level++) deep = [deep];
  const odd = [null, 5, 'text', [], {}, { id: '' }, { id: 'no-time' }, { id: 7, createdDateTime: 'x' }];
  odd.forEach((record, index) => {
    tenant.putOdd(`odd-${index}`, record);
  });
  tenant.put(
    rawAlert('nul\u0000\ud800', tenant.now, {
      title: 'a\u0000b\udfff',
      customDetails: { 'k\u0000': 'v\ud800' },
    }),
  );
  tenant.trouble = () => undefined;
  tenant.put(rawAlert('huge', tenant.now, { description: 'word '.repeat(400_000) }));
  tenant.put(rawAlert('fine', tenant.now));
  const nulls = Object.fromEntries(Object.keys(rawAlert('x', tenant.now)).map((key) => [key, null]));
  tenant.put({ ...nulls, ...pickTimes(rawAlert('nulls', tenant.now)) });
  tenant.put(
    rawAlert('shapes', tenant.now, { evidence: [null, 5, [], {}], mitreTechniques: 'T1', title: { a: 1 } }),
  );
  const original = tenant.page.bind(tenant);
  tenant.page = async (request) => {
    const page = await original(request);
    return { ...page, items: page.items.concat([rawAlert('deep', tenant.now, { additionalData: deep })]) };
  };
  const outcome = await connection.poll();
  expect(outcome).toMatchObject({ failure: undefined, fresh: 6, rejected: odd.length });
  expect((await connection.rejects()).map(({ problem }) => problem)).toHaveLength(odd.length);
  expect(await connection.poll()).toMatchObject({ fresh: 0, rejected: 0 });
});

function pickTimes(alert: ReturnType<typeof rawAlert>) {
  const { id, createdDateTime, lastUpdateDateTime } = alert;
  return {
    id,
    createdDateTime,
    lastUpdateDateTime,
    severity: null as unknown as string,
    status: null as unknown as string,
  };
}

it('reads a window to its end before anything counts as read, wherever it is killed', async () => {
  const connection = newConnection(database);
  const { tenant } = connection;
  tenant.pageSize = 20;
  fill(connection, 400, 3 * DAY);
  for (let killAt = 1; ; killAt++) {
    const begun = tenant.calls.length;
    tenant.trouble = ({ number }) => {
      if (number === begun + killAt) throw new Error('killed');
    };
    const finished = await connection.poll({ lookBackDays: 3 }).then(
      () => true,
      () => false,
    );
    await expectNothingBehind(connection);
    if (finished) break;
  }
  await connection.pollToTheEnd({ lookBackDays: 3 });
  expect(await connection.stored()).toEqual(tenant.visible());
});

/** Whatever the state claims to have been read is stored. */
async function expectNothingBehind(connection: ReturnType<typeof newConnection>): Promise<void> {
  const state = await connection.state().catch(() => undefined);
  if (state === undefined) return;
  const stored = await connection.stored();
  const claimed = [...connection.tenant.visible()].filter(([, raw]) => {
    const at = new Date((raw as { lastUpdateDateTime: string }).lastUpdateDateTime);
    return state.watermark !== undefined && at >= state.backfillBefore && at < state.watermark;
  });
  for (const [id, raw] of claimed) expect(stored.get(id)).toEqual(raw);
}

it.each([
  ['the only page', 30, 1],
  ['a page on the way', 120, 2],
  ['the last page', 120, 3],
])('does not count a window as read when %s is partial', async (_, count, partialPage) => {
  const connection = newConnection(database);
  fill(connection, count, HOUR);
  connection.tenant.trouble = ({ number }) => (number === partialPage ? 'partial' : undefined);
  const { failure } = await connection.poll();
  expect(failure?.kind).toBe('unavailable');
  expect(await connection.state()).toMatchObject({ watermark: undefined, lastSuccessAt: undefined });
  expect((await connection.poll()).failure).toBeUndefined();
  expect(await connection.state()).toMatchObject({ watermark: connection.tenant.now, lastError: undefined });
});

it('starts a window over when the link to its next page is no longer good', async () => {
  const connection = newConnection(database);
  fill(connection, 300, HOUR);
  connection.tenant.trouble = ({ number }) => {
    if (number === 4) throw graphFailure('invalid');
  };
  const outcome = await connection.poll();
  expect(outcome).toMatchObject({ fresh: 300, failure: undefined });
});

it('ends, and says so, when links lead in a circle', async () => {
  const connection = newConnection(database);
  fill(connection, 10, HOUR);
  const { tenant } = connection;
  const original = tenant.page.bind(tenant);
  tenant.page = async (request) => ({ ...(await original(request)), nextLink: 'https://graph.test/again' });
  const { failure } = await connection.poll({ lookBackDays: 1 });
  expect(failure?.kind).toBe('unexpected');
  expect((await connection.state()).watermark).toBeUndefined();
});

it('goes on into the past while the newest page fails, and notes why', async () => {
  const connection = newConnection(database);
  fill(connection, 100);
  connection.tenant.trouble = ({ request }) => {
    if ('from' in request && request.to === undefined) throw graphFailure('unavailable');
  };
  expect((await connection.poll()).failure?.kind).toBe('unavailable');
  const state = await connection.state();
  expect(state.lastError).toContain('unavailable');
  expect(state).toMatchObject({ watermark: undefined, lastSuccessAt: undefined });
  connection.tenant.trouble = () => undefined;
  connection.tenant.pass(2 * DAY);
  await connection.pollToTheEnd();
  expect(await connection.stored()).toEqual(connection.tenant.visible());
});

it('asks for no more once it is throttled', async () => {
  const connection = newConnection(database);
  connection.tenant.trouble = () => {
    throw graphFailure('throttled');
  };
  await connection.poll();
  expect(connection.tenant.calls).toHaveLength(1);
});

it('misses none that slips to another page because one before it changed', async () => {
  const connection = newConnection(database);
  const { tenant } = connection;
  tenant.order = 'oldest first';
  tenant.pageSize = 10;
  fill(connection, 95, 3 * DAY);
  tenant.trouble = ({ request, number }) => {
    if (!('nextLink' in request) || number > 20) return;
    const [oldest] = [...tenant.visible()]
      .filter(([, raw]) => (raw as { status: string }).status === 'new')
      .reverse();
    if (oldest) tenant.put(rawAlert(oldest[0], tenant.now, { status: 'resolved' }));
  };
  await connection.pollToTheEnd();
  tenant.pass(MINUTE);
  await connection.poll();
  expect(await connection.stored()).toEqual(tenant.visible());
});

it('catches up after an outage of a day', async () => {
  const connection = newConnection(database);
  await connection.poll();
  for (let minute = 0; minute < 24 * 60; minute += 3) {
    connection.tenant.put(rawAlert(`outage-${minute}`, connection.tenant.now), (minute % 60) * MINUTE);
    connection.tenant.pass(3 * MINUTE);
  }
  connection.tenant.pass(HOUR);
  await connection.poll();
  const [there, all] = [await connection.stored(), connection.tenant.visible()];
  score(
    14,
    { lost: [...all.keys()].filter((id) => !there.has(id)).length },
    `${all.size} alerts, a day away`,
  );
  expect(there).toEqual(all);
});

it('reads the past anew when the filter becomes wider, and takes chosen sources only', async () => {
  const connection = newConnection(database);
  const { tenant } = connection;
  const at = new Date(tenant.now.getTime() - 5 * DAY);
  tenant.put(rawAlert('low', at));
  tenant.put(rawAlert('high', at, { severity: 'high', serviceSource: 'microsoftSentinel' }));
  tenant.put(rawAlert('identity', at, { severity: 'high', serviceSource: 'microsoftDefenderForIdentity' }));
  await connection.pollToTheEnd({ severities: ['high'], sources: ['microsoftSentinel'] });
  expect([...(await connection.stored()).keys()]).toEqual(['high']);
  await connection.pollToTheEnd();
  expect((await connection.stored()).size).toBe(3);
});

it('never moves the watermark backwards', async () => {
  const connection = newConnection(database);
  await connection.poll();
  const { watermark } = await connection.state();
  connection.tenant.skewMs = -30 * MINUTE;
  await connection.poll();
  expect((await connection.state()).watermark).toEqual(watermark);
});

it('does not believe a service clock that runs a day ahead', async () => {
  const connection = newConnection(database);
  connection.tenant.skewMs = DAY;
  await connection.poll();
  expect((await connection.state()).watermark).toEqual(connection.tenant.now);
});

it.each([-DAY, -10 * MINUTE, 10 * MINUTE, DAY])(
  'loses nothing by an outage of two days with clocks %i ms apart',
  async (skewMs) => {
    const connection = newConnection(database);
    const { tenant } = connection;
    tenant.skewMs = skewMs;
    const stamp = () => new Date(tenant.now.getTime() + skewMs);
    const arrive = (id: string) => {
      const alert = rawAlert(id, stamp());
      tenant.put(alert, -skewMs);
    };
    for (let hour = 0; hour < 4; hour++) {
      arrive(`before-${hour}`);
      tenant.pass(HOUR);
      await connection.poll();
    }
    for (let hour = 0; hour < 48; hour++) {
      arrive(`during-${hour}`);
      tenant.pass(HOUR);
    }
    for (let number = 0; number < 30; number++) {
      await connection.poll();
      arrive(`after-${number}`);
      tenant.pass(MINUTE);
    }
    await connection.poll();
    expect((await connection.stored()).size).toBe(4 + 48 + 30);
  },
);

it('keeps connections of one tenant apart, each with its own filter and state', async () => {
  const one = newConnection(database);
  const other = newConnection(database, one.owner.tenantId);
  for (const { tenant } of [one, other]) {
    tenant.put(rawAlert('shared', tenant.now, { severity: 'high' }));
    tenant.put(rawAlert('minor', tenant.now));
  }
  await Promise.all([one.pollToTheEnd(), other.pollToTheEnd({ severities: ['high'], lookBackDays: 7 })]);
  other.tenant.pass(MINUTE);
  other.tenant.put(rawAlert('shared', other.tenant.now, { severity: 'high', status: 'resolved' }));
  await other.poll({ severities: ['high'], lookBackDays: 7 });
  const rows = await one.select<{ connection: string; id: string; status: string }>(
    sql`select connection_id as connection, id, status from alerts order by connection_id, id`,
  );
  const mine = ({ owner }: typeof one) =>
    rows
      .filter(({ connection }) => connection === owner.connectionId)
      .map(({ id, status }) => `${id} ${status}`);
  expect(mine(one)).toEqual(['minor new', 'shared new']);
  expect(mine(other)).toEqual(['shared resolved']);
  expect(await one.state()).toMatchObject({ fresh: 2, changed: 0 });
  expect(await other.state()).toMatchObject({ fresh: 1, changed: 1 });
});

it('goes on with a new filter wherever it was killed', async () => {
  const connection = newConnection(database);
  const { tenant } = connection;
  tenant.pageSize = 20;
  fill(connection, 200, 5 * DAY);
  await connection.pollToTheEnd({ severities: ['high'], lookBackDays: 5 });
  expect((await connection.stored()).size).toBe(0);
  for (let killAt = 1; ; killAt++) {
    const begun = tenant.calls.length;
    tenant.trouble = ({ number }) => {
      if (number === begun + killAt) throw new Error('killed');
    };
    if (await connection.poll({ lookBackDays: 5 }).then(Boolean, () => false)) break;
  }
  await connection.pollToTheEnd({ lookBackDays: 5 });
  expect(await connection.stored()).toEqual(tenant.visible());
});
