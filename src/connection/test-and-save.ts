import { readActualState } from './actual-state';
import type { Connection } from './connection-store';
import type { Course } from './course';
import { liveCredential } from './live-credential';
import { permissionsFor } from './permissions';
import type { RunnerTools } from './runner-tools';
import { signInWithRoles } from './sign-in-check';
import { untilSettled } from './settle';
import { testCapabilities } from './test-connection';

/**
 * Signs in as the connection itself, makes one real call for each capability, and saves it if alerts can be read.
 *
 * @returns `failed` when alerts cannot be read; other capabilities that failed are told and stay open
 * @throws GraphFailure when it cannot sign in
 */
export async function testAndSave(
  connection: Connection,
  course: Course,
  tools: RunnerTools,
): Promise<'done' | 'failed'> {
  course.testing();
  const { tenantId, desired } = connection;
  const patience = { ...tools, onWait: course.waiting.bind(course) };
  const find = () => whatToSignInWith(connection, tools);
  const { clientId, credentialId } = await untilSettled('find the new credential', patience, find);
  const identity = { tenantId, clientId, credential: await tools.vault.open(tenantId, credentialId) };
  const roles = permissionsFor(desired.capabilities).map(({ value }) => value);
  const credential = await signInWithRoles(identity, roles, tools.graphScope, tools.signIn, patience);
  const tests = await testCapabilities(desired.capabilities, tools.graphFor(credential));
  course.progress.tests = tests;
  const alerts = tests.find(({ capability }) => capability === 'alerts');
  if (alerts?.ok === false) {
    course.progress.failure = {
      text: 'Alerts cannot be read yet.',
      remedy: alerts.remedy ?? 'Type setup to try again.',
    };
    return 'failed';
  }
  await tools.connections.save(connection, { clientId, credentialId });
  return 'done';
}

async function whatToSignInWith(
  connection: Connection,
  tools: RunnerTools,
): Promise<{ clientId: string; credentialId: string } | undefined> {
  const actual = await readActualState(connection, tools);
  const credential = liveCredential(actual);
  if (actual.application === undefined || credential === undefined) return undefined;
  return { clientId: actual.application.appId, credentialId: credential.id };
}
