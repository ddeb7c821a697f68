import type { CredentialVault } from '../vault/credential-vault';
import type { Graph } from '../microsoft/graph/client';
import type { ApplicationIdentity, TokenCredential } from '../microsoft/entra/credential';
import type { Connection } from './connection-store';

export interface ConnectionAccess {
  /** Graph as a saved connection itself: its own application, its own credential. @throws Error before it is saved */
  graphOf(connection: Connection): Promise<Graph>;
}

/** What making an identity and its Graph client takes; the composition root gives it. */
export interface AccessTools {
  vault: CredentialVault;
  signIn: (identity: ApplicationIdentity) => TokenCredential;
  graphFor: (credential: TokenCredential) => Graph;
}

/** Keeps one client a connection, so that its token is used for as long as it lasts; a new save starts afresh. */
export function createConnectionAccess({ vault, signIn, graphFor }: AccessTools): ConnectionAccess {
  const kept = new Map<string, { savedAt: number; graph: Graph }>();
  return {
    async graphOf({ id, tenantId, signIn: known, savedAt = new Date(0) }) {
      const before = kept.get(id);
      if (before?.savedAt === savedAt.getTime()) return before.graph;
      if (known === undefined) throw new Error('The connection has not been saved yet.');
      const credential = await vault.open(tenantId, known.credentialId);
      const graph = graphFor(signIn({ tenantId, clientId: known.clientId, credential }));
      kept.set(id, { savedAt: savedAt.getTime(), graph });
      return graph;
    },
  };
}
