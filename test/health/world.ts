import { randomUUID } from 'node:crypto';
import { type Connection, createConnectionStore } from '../../src/connection/connection-store';
import { recommendedSettings } from '../../src/connection/desired-state';
import type { Database } from '../../src/store/database';
import { migratedDatabase } from '../support/migrated-database';
import { TeamsChannel } from '../support/teams-channel';
import { turnIn } from '../support/turn-in';
import { FakeTenants } from './fake-tenant';
import { type Replica, type ReplicaSettings, startReplica } from './replica';

const THRESHOLD_DAYS = [30, 14, 7, 3, 1];

/** A database, a Teams, tenants in memory, and a clock that moves when it is told to. */
export interface World {
  database: Database;
  channel: TeamsChannel;
  tenants: FakeTenants;
  clock: () => Date;
  pass(milliseconds: number): void;
  replica(settings?: Partial<ReplicaSettings>): Replica;
  /** A saved connection, whose owner has spoken to the bot in a personal chat of this id. */
  connection(tenantId?: string): Promise<Connection & { chat: string }>;
  stop(): Promise<void>;
}

export async function startWorld(start: string): Promise<World> {
  const { database, url, drop } = await migratedDatabase();
  const channel = new TeamsChannel({ botUrl: 'http://127.0.0.1:1', tenantId: randomUUID() });
  await channel.start();
  let now = new Date(start);
  const clock = () => now;
  const tenants = new FakeTenants(clock, THRESHOLD_DAYS);
  const settings = { databaseUrl: url, clock, readFacts: tenants.readFacts, quietHours: undefined };
  const replica: World['replica'] = (changes = {}) => startReplica({ ...settings, ...changes });
  const connections = createConnectionStore(database, clock);
  return {
    ...{ database, channel, tenants, clock, replica },
    pass(milliseconds) {
      now = new Date(now.getTime() + milliseconds);
    },
    async connection(tenantId = randomUUID()) {
      const by = randomUUID();
      const recommended = recommendedSettings('unattended');
      const desired = {
        ...recommended,
        capabilities: [],
        credential: {
          kind: 'client-secret' as const,
          renewal: 'ask' as const,
          known: [],
          unwanted: [],
          lifetimeDays: 365,
        },
      };
      const name = `Connection ${randomUUID().slice(0, 4)}`;
      const begun = await connections.begin(tenantId, { name, organisation: 'Contoso', desired, by });
      await connections.save(begun, { clientId: randomUUID(), credentialId: randomUUID() });
      const chat = await greet(replica(), channel, tenantId, by);
      const saved = await connections.get(tenantId, begun.id);
      if (saved === undefined) throw new Error('The connection was not stored.');
      return { ...saved, chat };
    },
    async stop() {
      await Promise.all([channel.stop(), drop()]);
    },
  };
}

/** Somebody speaks to the bot in person: from then on it knows how to reach them. */
export async function greet(
  { references, stop }: Replica,
  { url }: TeamsChannel,
  tenantId: string,
  userId: string,
  locale?: string,
): Promise<string> {
  const chat = `personal-${randomUUID()}`;
  const turn = turnIn(tenantId, { id: chat, kind: 'personal' }, { id: userId, name: 'Ada' });
  const conversation = { id: chat, isGroup: false, conversationType: 'personal', name: '', tenantId };
  const bot = { id: '28:bot', name: 'Drawbridge' };
  await references.save(turn, {
    serviceUrl: url,
    channelId: 'msteams',
    conversation,
    bot,
    ...(locale && { locale }),
  });
  await stop();
  return chat;
}
