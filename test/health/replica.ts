import { pino } from 'pino';
import { type Connection, createConnectionStore } from '../../src/connection/connection-store';
import { type Check, createCheck } from '../../src/health/check';
import { createOutbox, type Outbox } from '../../src/health/outbox';
import type { QuietHours } from '../../src/quiet-hours';
import type { ReadFacts } from '../../src/health/read-facts';
import { openDatabase } from '../../src/store/database';
import { createAdapter } from '../../src/teams/adapter';
import { createCourier } from '../../src/teams/courier';
import { createMessenger } from '../../src/teams/messenger';
import { type BotOptions, PUBLIC_TOKEN_ISSUER } from '../../src/teams/options';
import { createReferenceStore, type ReferenceStore } from '../../src/teams/references';
import { createTrace } from '../../src/telemetry/trace';

const log = pino({ level: 'silent' });

/** The parts of a bot that look after health, on a database that others may be on as well. */
export interface Replica {
  check: Check;
  outbox: Outbox;
  references: ReferenceStore;
  saved(): Promise<Connection[]>;
  stop(): Promise<void>;
}

export interface ReplicaSettings {
  databaseUrl: string;
  clock: () => Date;
  readFacts: ReadFacts;
  quietHours: QuietHours | undefined;
}

export function startReplica({ databaseUrl, clock, readFacts, quietHours }: ReplicaSettings): Replica {
  const database = openDatabase(databaseUrl, log);
  const connections = createConnectionStore(database, clock);
  const references = createReferenceStore(database, clock);
  const sleep = () => Promise.resolve();
  const messenger = createMessenger({
    adapter: createAdapter(OPTIONS),
    references,
    options: OPTIONS,
    sleep,
    log,
  });
  const people = {
    standing: () =>
      Promise.resolve({
        ...{ member: true, guest: false, displayName: 'Ada' },
        ...{ administrator: true, reader: true, readable: undefined, roles: [] },
      }),
  };
  const courier = createCourier({
    ...{ messenger, references, people, clock, timeZone: 'Europe/Berlin' },
    languages: ['en', 'de'],
  });
  return {
    check: createCheck({ database, approvals: { latest: () => Promise.resolve(undefined) }, readFacts }),
    outbox: createOutbox({ database, connections, courier, clock, quietHours, log, trace: createTrace() }),
    references,
    saved: connections.saved,
    stop: () => database.close(),
  };
}

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
