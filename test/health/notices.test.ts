import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Connection } from '../../src/connection/connection-store';
import { createFindingStore } from '../../src/health/finding-store';
import { notices } from '../../src/store/schema/health';
import { textOf } from '../support/teams-channel';
import type { Replica } from './replica';
import { greet, startWorld, type World } from './world';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Noon in Berlin, in winter. */
const START = '2027-01-12T11:00:00.000Z';
const NIGHT = { from: 22 * 60, to: 7 * 60, timeZone: 'Europe/Berlin' };

let world: World;
let connection: Connection & { chat: string };
let replica: Replica;

beforeEach(async () => {
  world = await startWorld(START);
  connection = await world.connection();
  replica = world.replica();
});
afterEach(async () => {
  await replica.stop();
  await world.stop();
});

/** A secret that the connection signs in with, and that ends in so many days. */
function secretInUse(days: number, of: Connection = connection): Date {
  const expiresAt = new Date(world.clock().getTime() + days * DAY_MS);
  world.tenants.addSecret(of, expiresAt, of.signIn?.credentialId);
  return expiresAt;
}

/** Time passes, then everything is checked and told. */
async function passes(milliseconds: number): Promise<void> {
  world.pass(milliseconds);
  for (const one of await replica.saved()) await replica.check(one);
  await replica.outbox.deliver();
}

/** What was said in a chat, the oldest first, as it was when it was sent or changed last. */
function said(chat: string = connection.chat): string[] {
  return world.channel.posted
    .filter(({ conversationId }) => conversationId === chat)
    .map(({ card }) => textOf(card).trim());
}

function findings() {
  return createFindingStore(world.database, world.clock);
}

it('tells the approvers what nobody has taken within a day, once', async () => {
  const boss = await greet(world.replica(), world.channel, connection.tenantId, randomUUID());
  secretInUse(6.5);
  await passes(0);
  expect(said()).toHaveLength(1);
  await passes(23 * HOUR_MS);
  expect(said(boss)).toEqual([]);
  await passes(2 * HOUR_MS);
  expect(said(boss)).toHaveLength(1);
  expect(said(boss)[0]).toContain('Nobody has taken it for a day');
  await passes(DAY_MS);
  expect(said(boss)).toHaveLength(1);
});

it('leaves the approvers alone about what somebody has taken', async () => {
  const boss = await greet(world.replica(), world.channel, connection.tenantId, randomUUID());
  secretInUse(6.5);
  await passes(0);
  await findings().take(connection, world.clock(), { id: connection.createdBy, name: 'Ada' });
  await passes(2 * DAY_MS);
  expect(said(boss)).toEqual([]);
});

it('is silent while it is snoozed, and tells it once when that is over', async () => {
  secretInUse(29);
  await passes(0);
  await findings().snooze(connection, world.clock(), 3);
  await passes(2.9 * DAY_MS);
  expect(said()).toHaveLength(1);
  await passes(0.2 * DAY_MS);
  await passes(HOUR_MS);
  expect(said()).toHaveLength(2);
});

it('snoozes nothing beyond the moment it expires, and nothing that has expired', async () => {
  const expiresAt = secretInUse(6);
  await passes(0);
  await findings().snooze(connection, world.clock(), 7);
  expect((await findings().open(connection))[0]?.snoozedUntil).toEqual(expiresAt);
  await passes(3.5 * DAY_MS);
  expect(said()).toHaveLength(1);
  await passes(2.5 * DAY_MS + HOUR_MS);
  expect(said().at(-1)).toContain('expired on');
  await findings().snooze(connection, world.clock(), 1);
  expect((await findings().open(connection))[0]?.snoozedUntil).toBeUndefined();
});

it('closes aloud what somebody was told of, and says nothing of what nobody was', async () => {
  secretInUse(6);
  await passes(0);
  world.tenants.removeSecret(connection, connection.signIn?.credentialId ?? '');
  await passes(HOUR_MS);
  // Without any secret the connection lacks one: that is told beside it.
  expect(said().at(-1)).toMatch(/✓ The secret .* Over since/);
  const quiet = await world.connection();
  secretInUse(6, quiet);
  await replica.check(quiet);
  world.tenants.removeSecret(quiet, quiet.signIn?.credentialId ?? '');
  secretInUse(300, quiet);
  await passes(HOUR_MS);
  expect(said(quiet.chat)).toEqual([]);
});

it('lets the night pass before it tells what can wait, but not what has expired', async () => {
  await replica.stop();
  replica = world.replica({ quietHours: NIGHT });
  secretInUse(7 + 0.5);
  const other = await world.connection();
  secretInUse(0.5, other);
  await passes(HOUR_MS);
  const told = said().length;
  await passes(11.5 * HOUR_MS);
  expect(said(other.chat).at(-1)).toContain('expired on');
  expect(said()).toHaveLength(told);
  await passes(6.5 * HOUR_MS - 60_000);
  expect(said()).toHaveLength(told);
  await passes(60_000);
  expect(said()).toHaveLength(told + 1);
});

it('speaks at most once a second in a conversation', async () => {
  const second = await world.connection(connection.tenantId);
  await world.database.inTenant(connection.tenantId, (tx) =>
    tx.execute(sql`update connections set created_by = ${connection.createdBy} where id = ${second.id}`),
  );
  for (const one of [connection, second]) secretInUse(6, one);
  await passes(0);
  expect(said()).toHaveLength(1);
  world.pass(900);
  await replica.outbox.deliver();
  expect(said()).toHaveLength(1);
  world.pass(1_100);
  await replica.outbox.deliver();
  expect(said()).toHaveLength(2);
});

it('changes a message that is young rather than send another', async () => {
  secretInUse(29);
  await passes(0);
  world.tenants.addSecret(connection, new Date(world.clock().getTime() + 13 * DAY_MS));
  await passes(10 * 60_000);
  expect(said()).toHaveLength(1);
  expect(said()[0]).toContain('2 things are not as they should be');
});

it.each([
  ['tells again', 'what is critical', 0.5, 1],
  ['leaves at that', 'what can wait', 6, 0],
])('%s %s when the process died while it was sending', async (_word, _what, days, messages) => {
  secretInUse(days);
  await replica.check(connection);
  await world.database.inTenant(connection.tenantId, (tx) =>
    tx.update(notices).set({ state: 'sending' }).where(eq(notices.tenantId, connection.tenantId)),
  );
  await replica.outbox.deliver();
  await replica.outbox.deliver();
  expect(said()).toHaveLength(messages);
});

it('tells it elsewhere once somebody speaks to the bot again, and says meanwhile that nobody could be told', async () => {
  world.channel.refusals.set(connection.chat, { status: 403, code: 'BotNotInConversationRoster' });
  secretInUse(6);
  await passes(0);
  expect(said()).toEqual([]);
  expect((await findings().open(connection))[0]?.undelivered).toContain('not in that conversation any more');
  const again = await greet(world.replica(), world.channel, connection.tenantId, connection.createdBy);
  await passes(2 * HOUR_MS);
  expect(said(again)).toHaveLength(1);
  expect((await findings().open(connection))[0]?.undelivered).toBeUndefined();
});

it.each([429, 502, 504])('sends once after Teams has answered %d, and not before it may', async (status) => {
  world.channel.refusals.set(connection.chat, { status, retryAfter: 30, times: 1 });
  secretInUse(6);
  await passes(0);
  world.pass(29_000);
  await replica.outbox.deliver();
  expect(said()).toEqual([]);
  world.pass(2_000);
  await replica.outbox.deliver();
  await passes(HOUR_MS);
  expect(said()).toHaveLength(1);
});
