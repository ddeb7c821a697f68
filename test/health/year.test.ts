import { eq } from 'drizzle-orm';
import { notices } from '../../src/store/schema/health';
import { seededRandom } from '../alerts/support/random';
import type { Replica } from './replica';
import { startWorld, type World } from './world';
import { score } from '../scoreboard/score';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = '2027-01-01T00:00:00.000Z';
const STEP_HOURS = 12;
const QUIET = { from: 22 * 60, to: 7 * 60, timeZone: 'Europe/Berlin' };
const THRESHOLDS = ['30', '14', '7', '3', '1', 'expired'];

let world: World;
beforeAll(async () => {
  world = await startWorld(START);
});
afterAll(() => world.stop());

it('tells each threshold of each credential once in a year, with two replicas and a restart every day', async () => {
  const begun = performance.now();
  const random = seededRandom(4);
  const tenant = (await world.connection()).tenantId;
  for (const other of [tenant, tenant, undefined, undefined]) await world.connection(other);
  const first: Replica = world.replica({ quietHours: QUIET });
  const replicas = [first, world.replica({ quietHours: QUIET })];
  const connections = await first.saved();
  expect(connections).toHaveLength(5);
  const secrets = connections.flatMap((connection) =>
    [1, 2, 3, 4, 5].map(() => {
      const expiresAt = new Date(Date.parse(START) + (40 + random() * 300) * DAY_MS);
      return { connection, ...world.tenants.addSecret(connection, expiresAt) };
    }),
  );
  // One more that lasts, so that there is always something to sign in with.
  for (const one of connections) world.tenants.addSecret(one, new Date(Date.parse(START) + 500 * DAY_MS));
  let restarts = 0;
  let throttled = 0;
  for (let day = 0; day < 365; day++) {
    const restarted = day % 2;
    await replicas[restarted]?.stop();
    replicas[restarted] = world.replica({ quietHours: QUIET });
    restarts++;
    if (random() < 0.2) {
      const { id } = pickChat(random);
      world.channel.refusals.set(id, { status: 429, retryAfter: 1, times: 1 });
      throttled++;
    }
    for (let hour = 0; hour < 24; hour += STEP_HOURS) {
      world.pass(STEP_HOURS * HOUR_MS);
      for (const { connection, keyId, expiresAt } of secrets)
        if (world.clock().getTime() > expiresAt.getTime() + 5 * DAY_MS)
          world.tenants.removeSecret(connection, keyId);
      // Once a day both check everything at once; else one of them does, whichever comes first.
      const checking = hour === 12 ? replicas : replicas.slice(0, 1);
      await Promise.all(
        checking.map(async ({ check }) => {
          for (const connection of connections) await check(connection);
        }),
      );
      await Promise.all(replicas.map(({ outbox }) => outbox.deliver()));
      world.pass(2_000);
      await replicas[1]?.outbox.deliver();
    }
  }
  await Promise.all(replicas.map(({ stop }) => stop()));

  const rows = await world.database.acrossTenants((tx) =>
    tx.select().from(notices).where(eq(notices.kind, 'credential-expiring')),
  );
  const per = (keyId: string, threshold: string) =>
    rows.filter((row) => row.findingKey.endsWith(keyId) && row.threshold === threshold);
  const counts = secrets.flatMap(({ keyId }) => THRESHOLDS.map((threshold) => per(keyId, threshold).length));
  const unsent = rows.filter(({ state }) => state !== 'sent');
  const messages = new Set(rows.map(({ activityId }) => activityId));
  const posted = world.channel.posted.map(({ id }) => id);
  const seconds = Math.round((performance.now() - begun) / 1000);
  process.stdout.write(
    `year: ${secrets.length} credentials, ${counts.length} thresholds, ${counts.filter((n) => n === 1).length} told once, ` +
      `${counts.filter((n) => n === 0).length} lost, ${counts.filter((n) => n > 1).length} doubled; ` +
      `${rows.length} notices in ${posted.length} messages, ${restarts} restarts, ${throttled} throttled, ${seconds} s\n`,
  );
  const figures = { lost: counts.filter((n) => n === 0).length, doubled: counts.filter((n) => n > 1).length };
  score(23, figures, `${counts.length} thresholds, ${restarts} restarts`);
  expect(unsent).toEqual([]);
  expect(new Set(posted).size).toBe(posted.length);
  expect([...messages].sort()).toEqual([...posted].sort());
  expect(rows.filter((row) => row.urgency === 'ordinary' && isQuiet(row.sentAt))).toEqual([]);
}, 300_000);

function pickChat(random: () => number): { id: string } {
  const chats = world.channel.posted.map(({ conversationId }) => conversationId);
  return { id: chats[Math.floor(random() * chats.length)] ?? 'nowhere' };
}

/** Whether it is night in Berlin, reckoned otherwise than the product does. */
function isQuiet(at: Date | null): boolean {
  const hour = Number(
    at?.toLocaleString('en-GB', { hour: 'numeric', hour12: false, timeZone: 'Europe/Berlin' }),
  );
  return hour >= 22 || hour < 7;
}
