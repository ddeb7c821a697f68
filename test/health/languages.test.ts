import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Connection } from '../../src/connection/connection-store';
import { createFindingStore } from '../../src/health/finding-store';
import { translated } from '../../src/health/finding';
import { findings } from '../../src/store/schema/health';
import { speaking } from '../../src/texts/texts';
import { textOf } from '../support/teams-channel';
import type { Replica } from './replica';
import { greet, startWorld, type World } from './world';

const DAY_MS = 86_400_000;

let world: World;
let replica: Replica;
let connection: Connection & { chat: string };

beforeEach(async () => {
  world = await startWorld('2027-01-12T11:00:00.000Z');
  connection = await world.connection();
  replica = world.replica();
  const expiresAt = new Date(world.clock().getTime() + 6.5 * DAY_MS);
  world.tenants.addSecret(connection, expiresAt, connection.signIn?.credentialId);
});
afterEach(async () => {
  await replica.stop();
  await world.stop();
});

function told(chat: string): string[] {
  return world.channel.posted
    .filter(({ conversationId }) => conversationId === chat)
    .map(({ card }) => textOf(card));
}

function rows() {
  const mine = eq(findings.connectionId, connection.id);
  return world.database.inTenant(connection.tenantId, (tx) => tx.select().from(findings).where(mine));
}

it('tells each in the language of their conversation what was found in none in particular', async () => {
  const boss = await greet(world.replica(), world.channel, connection.tenantId, randomUUID(), 'de-DE');
  await replica.check(connection);
  await replica.outbox.deliver();
  world.pass(DAY_MS + 60_000);
  await replica.check(connection);
  await replica.outbox.deliver();
  expect(told(connection.chat)[0]).toMatch(/The secret .* expires in 6 days.*signs in with it/s);
  expect(told(boss)[0]).toMatch(
    /Einen Tag lang hat sich niemand gekümmert: Das Geheimnis „.*“ \(\w+\) läuft in 5 Tagen ab.*Zurückstellen/s,
  );
});

it('finds the same again in whatever language a check is asked for', async () => {
  await replica.check(connection);
  const before = await rows();
  expect(before[0]?.title).toContain('expires in 6 days');
  expect(JSON.stringify(before[0]?.said)).toMatch(/^{"de":.*läuft in 6 Tagen ab/);
  await speaking('de', () => replica.check(connection));
  expect(await rows()).toEqual(before);
});

it('says in English what was found before the language was spoken, until it is found again', async () => {
  await replica.check(connection);
  await world.database.inTenant(connection.tenantId, (tx) => tx.update(findings).set({ said: null }));
  const open = () => createFindingStore(world.database, world.clock).open(connection);
  const title = async () => {
    const [one] = await open();
    return speaking('de', () => one && translated(one).title);
  };
  expect(await title()).toContain('expires in 6 days');
  await replica.check(connection);
  expect(await title()).toContain('läuft in 6 Tagen ab');
});
