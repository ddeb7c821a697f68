import type { Database } from '../../../src/store/database';
import { migratedDatabase } from '../../support/migrated-database';
import { graphFailure, type Trouble } from '../support/fake-tenant';
import { newConnection } from '../support/ingesting';
import { pick, seededRandom } from '../support/random';
import { rawAlert } from '../support/raw-alert';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await migratedDatabase());
});
afterAll(() => drop());

/** 5 % throttled, 2 % unavailable, 1 % partial, 1 % a dead link, 1 % killed. */
function everydayTrouble(random: () => number): Trouble {
  return () => {
    const fate = random();
    if (fate < 0.05) throw graphFailure('throttled');
    if (fate < 0.07) throw graphFailure('unavailable');
    if (fate < 0.08) return 'partial';
    if (fate < 0.09) throw graphFailure('not-found');
    if (fate < 0.1) throw new Error('killed');
    return undefined;
  };
}

it.each([1, 2])('loses and doubles nothing on a day with everything in it (seed %i)', async (seed) => {
  const random = seededRandom(seed);
  const connection = newConnection(database);
  const { tenant } = connection;
  tenant.pageSize = 40;
  const newAlert = (id: string, at: Date) =>
    rawAlert(id, at, { severity: pick(random, ['low', 'medium', 'high', 'brandNew']) });
  for (let number = 0; number < 600; number++)
    tenant.put(newAlert(`old-${number}`, new Date(tenant.now.getTime() - random() * 71 * HOUR)));
  tenant.trouble = everydayTrouble(random);

  const known: string[] = [];
  for (let minute = 0; minute < 120; minute++) {
    for (let burst = 0; burst < 4; burst++) {
      const id = `new-${minute}-${burst}`;
      tenant.put(newAlert(id, tenant.now), random() < 0.03 ? random() * HOUR : 0);
      known.push(id);
    }
    if (random() < 0.4)
      tenant.put(
        rawAlert(pick(random, known), tenant.now, { severity: 'high', status: `changed at ${minute}` }),
      );
    tenant.pass(MINUTE);
    if (minute % 2 === 0) await connection.poll({ lookBackDays: 3 }).catch(() => undefined);
  }

  tenant.pass(HOUR);
  tenant.trouble = () => undefined;
  await connection.pollToTheEnd({ lookBackDays: 3 });
  const expected = tenant.visible();
  const stored = await connection.stored();
  expect(stored.size).toBe(expected.size);
  expect(stored).toEqual(expected);
});
