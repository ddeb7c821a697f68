import { randomUUID } from 'node:crypto';
import type { ActualState } from '../../src/connection/actual-state';
import type { Connection } from '../../src/connection/connection-store';
import type { ReadFacts } from '../../src/health/read-facts';
import type { HeldCredential } from '../../src/vault/credential-vault';

/** A secret on the application of a connection, which is ours. */
export interface FakeSecret {
  keyId: string;
  expiresAt: Date;
}

/** What a tenant would answer about connections, in memory: the one thing that a simulated year does not do for real. */
export class FakeTenants {
  private readonly secrets = new Map<string, FakeSecret[]>();

  constructor(
    private readonly clock: () => Date,
    private readonly thresholdDays: readonly number[],
  ) {}

  addSecret({ id }: Pick<Connection, 'id'>, expiresAt: Date, keyId: string = randomUUID()): FakeSecret {
    const secret = { keyId, expiresAt };
    this.secrets.set(id, [...(this.secrets.get(id) ?? []), secret]);
    return secret;
  }

  removeSecret({ id }: Pick<Connection, 'id'>, keyId: string): void {
    this.secrets.set(
      id,
      (this.secrets.get(id) ?? []).filter((one) => one.keyId !== keyId),
    );
  }

  readonly readFacts: ReadFacts = (connection) => {
    const now = this.clock();
    const actual = this.actualState(connection, now);
    return Promise.resolve({
      connection,
      now,
      tenant: {
        known: true,
        value: {
          actual,
          plan: { changes: [], hash: '' },
          remains: { application: false, servicePrincipal: false },
        },
      },
      licences: { known: true, value: new Set<string>() },
      probes: { known: true, value: [] },
      ownApplications: { known: true, value: [] },
      ownMarks: [],
      ingestion: undefined,
      incidents: undefined,
      troubles: { gaps: { alerts: [], incidents: [] }, rejects: [] },
      pollSeconds: 1_000_000_000,
      thresholdDays: this.thresholdDays,
    });
  };

  private actualState({ id, name, signIn }: Connection, now: Date): ActualState {
    const secrets = this.secrets.get(id) ?? [];
    const appId = signIn?.clientId ?? randomUUID();
    return {
      readAt: now,
      application: {
        id: appId,
        appId,
        displayName: name,
        keyCredentials: [],
        requiredResourceAccess: [],
        passwordCredentials: secrets.map(({ keyId, expiresAt }) => ({
          keyId,
          displayName: name,
          endDateTime: expiresAt.toISOString(),
        })),
      },
      deletedApplicationId: undefined,
      servicePrincipal: { id: appId, appId, accountEnabled: true },
      grants: [],
      directoryRoles: [],
      apis: {},
      otherApis: [],
      held: secrets.map(heldOf),
    };
  }
}

function heldOf({ keyId, expiresAt }: FakeSecret): HeldCredential {
  return {
    id: keyId,
    kind: 'client-secret',
    fingerprint: keyId,
    certificate: undefined,
    notBefore: new Date(0),
    notAfter: expiresAt,
    createdAt: new Date(0),
  };
}
