import type { Apis } from '../microsoft/api/apis';
import type { CredentialVault } from '../vault/credential-vault';
import type { Graph } from '../microsoft/graph/client';
import type { ApplicationIdentity, TokenCredential } from '../microsoft/entra/credential';
import type { Connection } from './connection-store';

/** A saved connection itself at the APIs: its own application, its own credential. */
export interface OwnClients {
  graph: Graph;
  apis: Apis;
}

export interface ConnectionAccess {
  /** @throws Error before the connection is saved */
  clientsOf(connection: Connection): Promise<OwnClients>;
  /** @throws Error before the connection is saved */
  graphOf(connection: Connection): Promise<Graph>;
}

/** What making an identity and its clients takes; the composition root gives it. */
export interface AccessTools {
  vault: CredentialVault;
  signIn: (identity: ApplicationIdentity) => TokenCredential;
  graphFor: (credential: TokenCredential) => Graph;
  apisFor: (credential: TokenCredential) => Apis;
}

/** Keeps one set of clients a connection, so that its token is used for as long as it lasts; a new save starts afresh. */
export function createConnectionAccess({ vault, signIn, graphFor, apisFor }: AccessTools): ConnectionAccess {
  const kept = new Map<string, { savedAt: number; clients: OwnClients }>();

  async function clientsOf({ id, tenantId, signIn: known, savedAt = new Date(0) }: Connection) {
    const before = kept.get(id);
    if (before?.savedAt === savedAt.getTime()) return before.clients;
    if (known === undefined) throw new Error('The connection has not been saved yet.');
    const opened = await vault.open(tenantId, known.credentialId);
    const credential = signIn({ tenantId, clientId: known.clientId, credential: opened });
    const clients = { graph: graphFor(credential), apis: apisFor(credential) };
    kept.set(id, { savedAt: savedAt.getTime(), clients });
    return clients;
  }

  return { clientsOf, graphOf: async (connection) => (await clientsOf(connection)).graph };
}
