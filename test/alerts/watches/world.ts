import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { createAlertStore } from '../../../src/alerts/store';
import { createPings, type Pings } from '../../../src/alerts/watches/pings';
import { createWatchStore, type WatchStore } from '../../../src/alerts/watches/watch-store';
import type { QuietHours } from '../../../src/quiet-hours';
import { type Database, openDatabase } from '../../../src/store/database';
import { createAdapter } from '../../../src/teams/adapter';
import { createMessenger } from '../../../src/teams/messenger';
import { type BotOptions, PUBLIC_TOKEN_ISSUER } from '../../../src/teams/options';
import { createPingCourier } from '../../../src/teams/ping-courier';
import { createReferenceStore } from '../../../src/teams/references';
import { createTrace } from '../../../src/telemetry/trace';
import { migratedDatabase } from '../../support/migrated-database';
import { type Posted, TeamsChannel } from '../../support/teams-channel';
import { turnIn } from '../../support/turn-in';
import { newConnection } from '../support/ingesting';

const log = pino({ level: 'silent' });
const OPTIONS: BotOptions = {
  app: undefined,
  port: 0,
  host: '127.0.0.1',
  allowedTenants: '*',
  serviceUrlHosts: [],
  tokenIssuer: PUBLIC_TOKEN_ISSUER,
  openIdMetadataUrl: undefined,
  loginUrl: undefined,
  loginScope: undefined,
};

export const ADA = { id: randomUUID(), name: 'Ada' };

/** A database and a Teams that several tenants share. */
export interface World {
  database: Database;
  channel: TeamsChannel;
  /** A tenant with a connection, whose clock all that is made here goes by. */
  tenant(): Promise<WatchedTenant>;
  stop(): Promise<void>;
}

export type WatchedTenant = ReturnType<typeof newConnection> & {
  watches: WatchStore;
  place: { id: string; kind: string };
  /** Those who may not read alerts any more; `undefined`: the tenant cannot be asked. */
  readers: Map<string, boolean | string[] | undefined>;
  watch(query: string, quiet?: QuietHours): Promise<string>;
  /** Another replica of what tells of hits. */
  replica(settings?: { quietHours?: QuietHours; database?: Database }): Pings;
  told(): Posted[];
  hits(): Promise<{ alert: string; state: string; severity: string }[]>;
};

export async function startWorld(): Promise<World> {
  const { database, url, drop } = await migratedDatabase();
  const channel = new TeamsChannel({ botUrl: 'http://127.0.0.1:1', tenantId: randomUUID() });
  await channel.start();
  const second = openDatabase(url, log);
  return {
    ...{ database, channel },
    async tenant() {
      const connection = newConnection(database);
      const { tenant, owner } = connection;
      const { clock } = tenant;
      const { tenantId } = owner;
      const watches = createWatchStore(database, clock);
      const place = { id: `channel-${randomUUID()}`, kind: 'channel' };
      await greet(database, clock, tenantId, place.id, channel.url);
      const readers: WatchedTenant['readers'] = new Map();
      return {
        ...connection,
        ...{ watches, place, readers },
        async watch(query, quiet) {
          const made = await watches.make(tenantId, place, { query, name: undefined, quiet }, ADA);
          if (made.made === 'none') throw new Error('There are too many.');
          return made.watch.id;
        },
        replica({ quietHours, database: on = second } = {}) {
          const references = createReferenceStore(on, clock);
          const sleep = () => Promise.resolve();
          const adapter = createAdapter(OPTIONS);
          const messenger = createMessenger({ adapter, references, options: OPTIONS, sleep, log });
          return createPings({
            ...{ database: on, alerts: createAlertStore(on), clock, quietHours, log, trace: createTrace() },
            courier: createPingCourier({ messenger, references, clock }),
            readableBy: (_tenant, person) => {
              const known = readers.has(person) ? readers.get(person) : true;
              if (known === undefined) return Promise.reject(new Error('no answer'));
              if (typeof known === 'object') return Promise.resolve(known);
              return Promise.resolve(known ? 'all' : []);
            },
          });
        },
        told: () => channel.posted.filter(({ conversationId }) => conversationId === place.id),
        hits: () =>
          connection.select(
            sql`select alert_id as alert, state, severity from watch_hits order by alert_id, watch_id`,
          ),
      };
    },
    async stop() {
      await second.close();
      await Promise.all([channel.stop(), drop()]);
    },
  };
}

/** Somebody speaks to the bot there: from then on it knows how to reach that conversation. */
async function greet(
  database: Database,
  clock: () => Date,
  tenantId: string,
  conversationId: string,
  serviceUrl: string,
): Promise<void> {
  const turn = turnIn(tenantId, { id: conversationId, kind: 'channel' }, ADA);
  const conversation = {
    ...{ id: conversationId, isGroup: true, conversationType: 'channel', name: '', tenantId },
  };
  const bot = { id: '28:bot', name: 'Drawbridge' };
  await createReferenceStore(database, clock).save(turn, {
    ...{ serviceUrl, channelId: 'msteams', conversation, bot },
  });
}
