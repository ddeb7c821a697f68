import { readApplication, removePassword } from '../microsoft/graph/applications';
import type { Graph } from '../microsoft/graph/client';
import type { CredentialVault } from '../vault/credential-vault';
import { pathOfApplication } from './application-path';
import type { Connection } from './connection-store';

/**
 * Takes the secrets off the application that carry our name, and whose value nobody has: Entra's answer was lost.
 *
 * @throws GraphFailure
 */
export async function removeLostSecrets(
  { connection, graph, vault }: { connection: Connection; graph: Graph; vault: CredentialVault },
  clientId: () => Promise<string>,
): Promise<void> {
  const held = await vault.list(connection.tenantId, connection.id);
  const application = await readApplication(graph, pathOfApplication(connection));
  const lost = application?.passwordCredentials.filter(
    ({ displayName, keyId }) =>
      displayName === connection.uniqueName && !held.some(({ fingerprint }) => fingerprint === keyId),
  );
  for (const { keyId } of lost ?? []) await removePassword(graph, await clientId(), keyId);
}
