import type { ActualState } from './actual-state';
import type { Approval, Test } from './approvals/approval';
import { isGranted } from './changes/app-roles';
import type { Connection } from './connection-store';
import type { Course } from './course';
import { wantedCredentials } from './live-credential';
import { type Capability, permissionsFor } from './permissions';
import { GraphFailure } from '../microsoft/graph/failure';
import type { RunnerTools } from './runner-tools';
import { signInWithRoles } from './sign-in-check';
import { probeInWords, type ProbeResult, testCapabilities } from './test-connection';
import { speaking, texts } from '../texts/texts';

/**
 * Signs in as the connection itself with each credential it should have, makes one real call for each thing that the
 * granted capabilities promise, and saves it if alerts can be read.
 *
 * @returns `failed` when alerts cannot be read; other things that failed are told and stay open
 * @throws GraphFailure when it cannot sign in
 */
export async function testAndSave(
  connection: Connection,
  approval: Approval,
  actual: ActualState,
  course: Course,
  tools: RunnerTools,
): Promise<'done' | 'failed'> {
  course.testing();
  const { desired, tenantId } = connection;
  const credentials = wantedCredentials(desired, actual);
  const [first] = credentials;
  if (actual.application === undefined || first === undefined) {
    throw new GraphFailure('sign in', 'unauthenticated', 'No credential of the application is held here.');
  }
  const clientId = actual.application.appId;
  const patience = { ...tools, onWait: course.waiting.bind(course) };
  const capabilities = grantedCapabilities(desired.capabilities, actual);
  const roles = permissionsFor(capabilities)
    .filter(({ api }) => api === 'graph')
    .map(({ value }) => value);
  const begun = performance.now();
  const signedIn = await Promise.all(
    credentials.map(async ({ id }) => {
      const identity = { tenantId, clientId, credential: await tools.vault.open(tenantId, id) };
      return signInWithRoles(identity, roles, tools.graphScope, tools.signIn, patience);
    }),
  );
  const signedInAt = performance.now();
  const [credential] = signedIn;
  if (credential === undefined) throw new Error('Nothing has signed in.');
  const clients = {
    tenantId,
    graph: tools.graphFor(credential),
    apis: tools.apisFor(credential),
    cloudAppsUrl: desired.identifiers.cloudAppsUrl,
    mailbox: approval.approver,
  };
  const results = await testCapabilities(capabilities, clients);
  const tests = speaking(approval.language, () => [tokenTest(begun, signedInAt), ...results.map(toTest)]);
  course.progress.tests = tests;
  const refused = results.find(({ capability, ok }) => capability === 'alerts' && !ok);
  if (refused !== undefined || !capabilities.includes('alerts')) {
    course.fail(() => {
      const { noAlerts, noAlertsNext } = texts().plan.failure;
      return { text: noAlerts, remedy: (refused && probeInWords(refused).remedy) ?? noAlertsNext };
    });
    return 'failed';
  }
  await tools.connections.save(connection, { clientId, credentialId: first.id });
  return 'done';
}

/** The first test: Entra gave a token that carries every role. Without one nothing else can be tested. */
function tokenTest(begun: number, ended: number): Test {
  const milliseconds = Math.max(1, Math.round(ended - begun));
  return {
    ...{ capability: 'alerts', title: texts().probes.signIn, ok: true },
    detail: texts().probes.token(milliseconds),
  };
}

function toTest(result: ProbeResult): Test {
  const { capability, ok } = result;
  return { capability, ok, ...probeInWords(result) };
}

/** What can be expected to work: the capabilities whose every permission has been granted. */
function grantedCapabilities(capabilities: readonly Capability[], actual: ActualState): Capability[] {
  return capabilities.filter((capability) =>
    permissionsFor([capability]).every((permission) => isGranted(permission, actual)),
  );
}
