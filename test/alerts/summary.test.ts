import { beginState } from '../../src/alerts/ingestion/state';
import { createAlertStore, type AlertStore } from '../../src/alerts/store';
import { migratedDatabase } from '../support/migrated-database';
import { pick, seededRandom } from './support/random';
import { deviceEvidence, type RawAlert, rawAlert, userEvidence } from './support/raw-alert';
import { storeRecords } from './support/stored';

const NOW = new Date('2026-11-23T12:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Between what a summary of 7 days compares with and what one of 30 days does. */
const READ_FROM = '2026-10-20T00:00:00.000Z';
const TODAY = Date.parse('2026-11-23');

let store: AlertStore;
let drop: () => Promise<void>;
let tenantId: string;
let records: RawAlert[];

beforeAll(async () => {
  const { database, drop: dropIt } = await migratedDatabase();
  drop = dropIt;
  store = createAlertStore(database);
  const random = seededRandom(11);
  records = Array.from({ length: 400 }, (_, n) => {
    const made = NOW.getTime() - Math.floor(random() * 70 * DAY);
    const resolved = random() < 0.5 ? made + Math.floor(random() * 3 * DAY) : undefined;
    return rawAlert(`alert-${n}`, new Date(made), {
      severity: pick(random, ['high', 'medium', 'low', 'informational']),
      status: resolved === undefined ? pick(random, ['new', 'inProgress']) : 'resolved',
      resolvedDateTime: resolved === undefined ? null : new Date(resolved).toISOString(),
      serviceSource: pick(random, ['microsoftSentinel', 'microsoftDefenderForEndpoint']),
      evidence: [
        userEvidence(pick(random, ['ava@contoso.com', 'AVA@contoso.com', 'ben@contoso.com']), ''),
        deviceEvidence('lap-1'),
        deviceEvidence('LAP-1'),
      ],
    });
  });
  const owner = await storeRecords(database, records);
  ({ tenantId } = owner);
  await database.inTenant(tenantId, (tx) =>
    beginState(
      tx,
      { ...owner, stream: 'alerts' },
      { before: new Date(READ_FROM), until: new Date(READ_FROM), filter: '' },
    ),
  );
  await storeRecords(database, [rawAlert('foreign', NOW)]);
});
afterAll(() => drop());

const made = (record: RawAlert) => Date.parse(record.createdDateTime);
const isNow = (days: number) => (time: number) => time >= TODAY - (days - 1) * DAY && time <= NOW.getTime();
const isBefore = (days: number) => (time: number) => isNow(days)(time + days * DAY);
const countOf = (test: (record: RawAlert) => boolean) => records.filter(test).length;

it.each([
  [7, undefined],
  [30, new Date(READ_FROM)],
])('tells of %i days whether those before were read', async (days, readFrom) => {
  expect((await store.summary(tenantId, days, 'severity', NOW)).readFrom).toEqual(readFrom);
});

it.each([7, 30])('counts the alerts of %i days, and of as many before to the same hour', async (days) => {
  const summary = await store.summary(tenantId, days, 'severity', NOW);
  expect(summary.total).toEqual({
    now: countOf((one) => isNow(days)(made(one))),
    before: countOf((one) => isBefore(days)(made(one))),
  });
  expect(summary.bySeverity.get('high')).toEqual({
    now: countOf((one) => one.severity === 'high' && isNow(days)(made(one))),
    before: countOf((one) => one.severity === 'high' && isBefore(days)(made(one))),
  });
  expect(summary.days).toHaveLength(days);
  for (const { day, bySeverity, before } of summary.days) {
    const start = day.getTime();
    const within = (time: number) => time >= start && time < start + DAY;
    const low = countOf((one) => one.severity === 'low' && within(made(one)));
    expect([bySeverity.get('low') ?? 0]).toEqual([low]);
    const then = (time: number) => within(time + days * DAY) && isBefore(days)(time);
    expect(before).toBe(countOf((one) => then(made(one))));
  }
});

it.each(['severity', 'source', 'user', 'device'] as const)('counts each alert once, by %s', async (by) => {
  const { breakdown, total } = await store.summary(tenantId, 30, by, NOW);
  expect(breakdown.reduce((sum, { count }) => sum + count.now, 0)).toBe(total.now);
  expect(breakdown.reduce((sum, { count }) => sum + count.before, 0)).toBe(total.before);
  expect(breakdown).toHaveLength({ severity: 4, source: 2, user: 2, device: 1 }[by]);
});

it('says how long it took to resolve, and how old is what is open', async () => {
  const { secondsToResolve, open } = await store.summary(tenantId, 7, 'severity', NOW);
  const mean = (test: (time: number) => boolean) => {
    const done = records.flatMap((one) => {
      const at = Date.parse(one['resolvedDateTime'] as string);
      return test(at) ? [(at - made(one)) / 1000] : [];
    });
    return done.reduce((sum, seconds) => sum + seconds, 0) / done.length;
  };
  expect(secondsToResolve.now).toBeCloseTo(mean(isNow(7)), 0);
  expect(secondsToResolve.before).toBeCloseTo(mean(isBefore(7)), 0);
  const bounds = [0, 1, 3, 7, 30, Infinity];
  expect(open).toEqual(
    [1, 3, 7, 30, undefined].map((upToDays, index) => ({
      upToDays,
      count: countOf((one) => {
        const age = (NOW.getTime() - made(one)) / DAY;
        return one.status !== 'resolved' && age >= (bounds[index] ?? 0) && age < (bounds[index + 1] ?? 0);
      }),
    })),
  );
});

it('has numbers for a tenant without alerts', async () => {
  const summary = await store.summary('11111111-1111-4111-8111-111111111111', 7, 'user', NOW);
  expect(summary.total).toEqual({ now: 0, before: 0 });
  expect(summary.secondsToResolve).toEqual({ now: undefined, before: undefined });
  expect(summary.breakdown).toEqual([]);
});
