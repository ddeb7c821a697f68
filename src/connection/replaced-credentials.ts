import { readApplication, removePassword } from '../microsoft/graph/applications';
import type { Graph } from '../microsoft/graph/client';
import type { HeldCredential } from '../vault/credential-vault';
import { readActualState, type ActualState } from './actual-state';
import { pathOfApplication } from './application-path';
import { applyPlan, type ApplyReport, type Authorised } from './apply';
import { derOf } from './certificate';
import { othersOf } from './changes/key-credentials';
import type { Approval } from './approvals/approval';
import type { Connection } from './connection-store';
import { isOnApplication } from './live-credential';
import { removeLostSecrets } from './lost-secrets';
import { inPhases, isCovered, makePlan } from './plan';
import type { RunnerTools } from './runner-tools';

/**
 * Takes the credentials off the application that others have taken the place of, now that the connection has signed in
 * with those, and forgets them. Whatever was replaced is in the approved plan.
 *
 * @throws GraphFailure at the first that cannot be taken off; it is in the next plan
 */
export async function removeReplaced(
  { plan }: Approval,
  connection: Connection,
  seen: ActualState,
  authorised: Authorised,
  report: ApplyReport,
  tools: RunnerTools,
): Promise<void> {
  if (inPhases(plan).after.changes.length === 0) return;
  const { after } = inPhases(makePlan(connection, await readActualState(connection, tools, seen)));
  if (!isCovered(after, plan)) return;
  const actual = await applyPlan(connection, after, authorised, report, tools);
  for (const held of actual.held) {
    if (!isOnApplication(actual, held)) await tools.vault.drop(connection.tenantId, held.id);
  }
}

/**
 * After a failure: a connection that has worked goes on with the credential it has, and what was added since the
 * approval is taken off again, so that nothing is left that nobody watches. What people gave stays theirs.
 *
 * @throws GraphFailure
 */
export async function takeBackNew(
  { decidedAt = new Date() }: Approval,
  connection: Connection,
  graph: Graph,
  tools: RunnerTools,
): Promise<void> {
  const { tenantId, id, desired } = connection;
  const kept = (await tools.connections.get(tenantId, id))?.signIn;
  if (kept === undefined || desired.credential.given !== undefined) return;
  const actual = await readActualState(connection, tools);
  const old = actual.held.find((held) => held.id === kept.credentialId);
  if (old === undefined || !isOnApplication(actual, old)) return;
  for (const held of actual.held) {
    if (held.createdAt < decidedAt) continue;
    if (isOnApplication(actual, held)) await takeOff(held, kept.clientId, connection, graph);
    await tools.vault.drop(tenantId, held.id);
  }
  await removeLostSecrets({ connection, graph, vault: tools.vault }, () => Promise.resolve(kept.clientId));
  const { renewAfter: _over, ...credential } = desired.credential;
  await tools.connections.desire(connection, { ...desired, credential });
}

async function takeOff(
  { kind, fingerprint, certificate }: HeldCredential,
  clientId: string,
  connection: Connection,
  graph: Graph,
): Promise<void> {
  if (kind === 'client-secret') return removePassword(graph, clientId, fingerprint);
  const path = pathOfApplication(connection);
  const application = await readApplication(graph, path);
  const others = application?.keyCredentials.filter(({ key }) => key !== derOf(certificate ?? ''));
  const body = { keyCredentials: othersOf(others ?? []) };
  await graph.send({ operation: 'take a certificate off again', method: 'PATCH', path, body });
}
