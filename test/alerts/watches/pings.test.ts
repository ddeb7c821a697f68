import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { watchesAnswer } from '../../../src/teams/views/watch-view';
import { type Language, speaking } from '../../../src/texts/texts';
import { rawAlert } from '../support/raw-alert';
import { textOf } from '../../support/teams-channel';
import { ADA, startWorld, type WatchedTenant, type World } from './world';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

let world: World;
let there: WatchedTenant;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  there = await world.tenant();
  await there.pollToTheEnd();
});

/** New alerts of this severity, read at once. */
async function arrive(count: number, severity = 'high', name = severity): Promise<void> {
  const { tenant } = there;
  tenant.pass(SECOND);
  tenant.pageSize = 200;
  for (let number = 0; number < count; number++)
    tenant.put(rawAlert(`${name}-${tenant.now.getTime()}-${number}`, tenant.now, { severity }));
  await there.poll();
}

it('tells a storm in one message that grows, with the newest few and a query for all of them', async () => {
  await there.watch('severity:high');
  const replicas = [there.replica(), there.replica({ database: world.database })];
  const before = world.channel.attempts;
  for (let page = 0; page < 5; page++) {
    await arrive(400);
    await Promise.all(replicas.map((one) => one.deliver()));
    there.tenant.pass(6 * SECOND);
  }
  await replicas[0]?.deliver();
  expect(world.channel.attempts - before).toBe(1);
  const [only, ...others] = there.told();
  expect(others).toEqual([]);
  expect(textOf(only?.card)).toContain('2,000 new alerts');
  expect(textOf(only?.card)).toContain('The newest 5 of 2,000');
  expect(JSON.stringify(only?.card)).toMatch(/"query":"ping:[0-9a-f]{16}"/);
  expect(Buffer.byteLength(JSON.stringify(only?.card))).toBeLessThan(25_000);
  expect(new Set((await there.hits()).map(({ state }) => state))).toEqual(new Set(['sent']));
}, 60_000);

it('sends a new message when a burst is over, and when high severity comes into one without', async () => {
  await there.watch('severity:low,high');
  const pings = there.replica();
  await arrive(1, 'low');
  await pings.deliver();
  there.tenant.pass(50 * SECOND);
  await arrive(1, 'low');
  await pings.deliver();
  expect(there.told().map(({ updates }) => updates)).toEqual([1]);
  there.tenant.pass(30 * SECOND);
  await arrive(1, 'high');
  await pings.deliver();
  expect(there.told()).toHaveLength(2);
  there.tenant.pass(2 * MINUTE);
  await arrive(1, 'low');
  await pings.deliver();
  expect(there.told()).toHaveLength(3);
});

it('holds back what is not high in a quiet time, also over the night that clocks are put back in', async () => {
  // In Berlin clocks go from 3:00 back to 2:00 on 31 October 2027.
  there.tenant.now = new Date('2027-10-30T20:30:00Z');
  await there.pollToTheEnd();
  await there.watch('severity:low,high', { from: 22 * 60, to: 7 * 60, timeZone: 'Europe/Berlin' });
  const pings = there.replica();
  await arrive(3, 'low');
  await arrive(1, 'high');
  await pings.deliver();
  expect(textOf(there.told()[0]?.card)).toContain('1 new alert ');
  there.tenant.now = new Date('2027-10-31T05:59:30Z');
  await pings.deliver();
  expect(there.told()).toHaveLength(1);
  there.tenant.now = new Date('2027-10-31T06:00:00Z');
  await pings.deliver();
  expect(textOf(there.told()[1]?.card)).toContain('3 new alerts');
});

it("keeps the bot's own quiet hours where a watch has none", async () => {
  await there.watch('severity:low');
  await arrive(1, 'low');
  const all = { from: 10 * 60, to: 14 * 60, timeZone: 'UTC' };
  await there.replica({ quietHours: all }).deliver();
  expect(there.told()).toEqual([]);
});

it('repeats only what is high when nobody knows whether it was delivered', async () => {
  await there.watch('severity:low,high');
  await arrive(2, 'low');
  await arrive(1, 'high');
  world.channel.refusals.set(there.place.id, { status: 500, reset: true, afterDelivery: true, times: 1 });
  await there.replica().deliver();
  expect(there.told()).toHaveLength(1);
  there.tenant.pass(MINUTE);
  await there.replica().deliver();
  expect(there.told()).toHaveLength(2);
  expect(textOf(there.told()[1]?.card)).toContain('1 new alert ');
  expect((await there.hits()).map(({ severity, state }) => `${severity} ${state}`)).toEqual([
    'high sent',
    'low unsure',
    'low unsure',
  ]);
});

it('waits as long as Teams asks for, whatever comes meanwhile', async () => {
  await there.watch('severity:high');
  await arrive(1);
  world.channel.refusals.set(there.place.id, { status: 429, retryAfter: 60, times: 1 });
  const before = world.channel.attempts;
  const pings = there.replica();
  for (let seconds = 0; seconds < 55; seconds += 5) {
    await pings.deliver();
    await arrive(1);
    there.tenant.pass(4 * SECOND);
  }
  expect(world.channel.attempts - before).toBe(1);
  there.tenant.pass(20 * SECOND);
  await pings.deliver();
  expect(there.told()).toHaveLength(1);
  expect(textOf(there.told()[0]?.card)).toContain('12 new alerts');
});

it('leaves a conversation alone that refuses the bot', async () => {
  await there.watch('severity:high');
  await arrive(1);
  world.channel.refusals.set(there.place.id, { status: 403, code: 'BotNotInConversationRoster' });
  const before = world.channel.attempts;
  for (let minute = 0; minute < 5; minute++) {
    await there.replica().deliver();
    there.tenant.pass(MINUTE);
  }
  expect(world.channel.attempts - before).toBe(1);
  const [watch] = await there.watches.list(there.owner.tenantId, there.place.id);
  expect(watch?.problem).toContain('not in that conversation any more');
});

it('pauses the watch of somebody who may not read any more, says so once, and tells nothing', async () => {
  const id = await there.watch('severity:high');
  await arrive(1);
  there.readers.set(ADA.id, undefined);
  await there.replica().deliver();
  expect(there.told()).toEqual([]);
  there.readers.set(ADA.id, false);
  there.tenant.pass(2 * MINUTE);
  await there.replica().deliver();
  there.tenant.pass(2 * MINUTE);
  await there.replica().deliver();
  expect(there.told()).toHaveLength(1);
  expect(textOf(there.told()[0]?.card)).toContain('Ada may not read alerts any more');
  expect((await there.watches.get(there.owner.tenantId, id))?.paused).toBeDefined();
  expect((await there.hits()).map(({ state }) => state)).toEqual(['dropped']);
});

it('speaks the language of whoever made a watch, or resumed it last', async () => {
  const id = await speaking('de', () => there.watch('severity:high'));
  await arrive(1);
  await there.replica().deliver();
  there.tenant.pass(6 * SECOND);
  await arrive(1);
  await there.replica().deliver();
  expect(textOf(there.told()[0]?.card)).toMatch(/2 neue Warnungen .*Alle 2 zeigen.*Anhalten/s);
  there.readers.set(ADA.id, false);
  there.tenant.pass(2 * MINUTE);
  await arrive(1);
  await there.replica().deliver();
  expect(textOf(there.told()[1]?.card)).toMatch(
    /Angehalten: severity:high .*nicht gemeldet: Ada darf keine Warnungen mehr lesen/s,
  );
  there.readers.set(ADA.id, true);
  const watch = await there.watches.get(there.owner.tenantId, id);
  if (watch === undefined) throw new Error('It is gone.');
  await speaking('en', () => there.watches.resume(watch, ADA));
  there.tenant.pass(2 * MINUTE);
  await arrive(1);
  await there.replica().deliver();
  expect(textOf(there.told()[2]?.card)).toMatch(/1 new alert .*Pause/s);
});

it('says why a watch is paused to each in their language, and what an earlier version kept as it was', async () => {
  const { tenantId } = there.owner;
  const id = await there.watch('severity:high');
  const said = async (language: Language) => {
    const all = await there.watches.list(tenantId, there.place.id);
    return speaking(language, () => textOf(watchesAnswer(all, 0, there.place.id, there.tenant.now).content));
  };
  const watch = await there.watches.get(tenantId, id);
  if (watch === undefined) throw new Error('It is gone.');
  await there.watches.pause(watch, { by: 'Ben' });
  expect(await said('en')).toContain('Paused: Ben did so');
  expect(await said('de')).toContain('Angehalten: auf Wunsch von Ben');
  await world.database.inTenant(tenantId, (tx) =>
    tx.execute(sql`update watches set paused_why = 'Ada did so' where id = ${id}`),
  );
  expect(await said('de')).toContain('Angehalten: Ada did so');
});

it('tells nothing of a connection that its owner may not read', async () => {
  await there.watch('severity:high');
  await arrive(1);
  there.readers.set(ADA.id, [randomUUID()]);
  await there.replica().deliver();
  expect(there.told()).toEqual([]);
  expect((await there.hits()).map(({ state }) => state)).toEqual(['dropped']);
});
