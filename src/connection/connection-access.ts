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
  /** A connection as it is now. */
  current: (tenantId: string, connectionId: string) => Promise<Connection | undefined>;
  vault: CredentialVault;
  signIn: (identity: ApplicationIdentity) => TokenCredential;
  graphFor: (credential: TokenCredential) => Graph;
  apisFor: (credential: TokenCredential) => Apis;
}

/** Keeps one set of clients a connection, so that its token is used for as long as it lasts; a new save starts afresh. */
export function createConnectionAccess(tools: AccessTools): ConnectionAccess {
  const { current, vault, signIn, graphFor, apisFor } = tools;
  const kept = new Map<string, { savedAt: number; clients: OwnClients }>();

  async function clientsOf(connection: Connection): Promise<OwnClients> {
    const { id, tenantId, signIn: known, savedAt = new Date(0) } = connection;
    const before = kept.get(id);
    if (before?.savedAt === savedAt.getTime()) return before.clients;
    if (known === undefined) throw new Error('The connection has not been saved yet.');
    const opened = await vault.open(tenantId, known.credentialId).catch((error: unknown) => ({ error }));
    if ('error' in opened) {
      // Whoever asks may have looked at the connection before its credential was replaced.
      const now = await current(tenantId, id);
      if (now?.signIn === undefined || now.signIn.credentialId === known.credentialId) throw opened.error;
      return clientsOf(now);
    }
    const credential = signIn({ tenantId, clientId: known.clientId, credential: opened });
    const clients = { graph: graphFor(credential), apis: apisFor(credential) };
    kept.set(id, { savedAt: savedAt.getTime(), clients });
    return clients;
  }

  return { clientsOf, graphOf: async (connection) => (await clientsOf(connection)).graph };
}
