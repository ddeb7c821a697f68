import { setUpEnded } from '../support/connecting';
import { createTestDatabase } from '../support/postgres';
import { type SandboxProgram, startBotProgram, startSandboxProgram } from '../support/programs';
import { changesPlanned, graphCallsOfSetup } from '../support/setup-calls';
import { findAction, TeamsChannel, until } from '../support/teams-channel';
import { durationOf } from './measure';
import type { Row } from './table';

/** What the docs promise: about a minute. */
const LONGEST_SECONDS = 60;
/** How long Entra is waited for unless the settings say otherwise; tests wait less. */
const AS_DELIVERED = { PROPAGATION_READS: '5', PROPAGATION_INTERVAL_MS: '1000' };

/**
 * A whole setup with the recommended settings in chat, from the approval to the first alerts, against a script that makes
 * the same changes and neither asks, nor waits for Entra, nor looks whether they are there.
 */
export async function measureSetup(): Promise<Row[]> {
  const [sandbox, database] = await Promise.all([startSandboxProgram(), createTestDatabase()]);
  const bot = await startBotProgram(sandbox, database.url, AS_DELIVERED);
  const channel = new TeamsChannel({ botUrl: bot.url, tenantId: sandbox.tenantId });
  await channel.start();
  try {
    const admin = sandbox.user('Global Administrator');
    const chat = channel.conversation();
    const message = await chat.says(admin, 'setup');
    await chat.clicks(admin, message, 'setup.recommended');
    await until(() => findAction(message.card, 'plan.approve'), 'the plan');
    const changes = changesPlanned(message);
    const time = await durationOf(async () => {
      await chat.clicks(admin, message, 'plan.approve');
      await setUpEnded(message);
    });
    const { requests } = await sandbox.state();
    const calls = graphCallsOfSetup(requests);
    const script = await changedByScript(sandbox);
    const seconds = (of: number) => `${(of / 1000).toFixed(2)} s`;
    return [
      {
        name: 'a whole setup, from approval to first alerts',
        ...{ ours: seconds(time), baseline: `script, unchecked ${seconds(script.time)}` },
        ...{ ratio: time / script.time, aim: `< ${LONGEST_SECONDS} s`, met: time < LONGEST_SECONDS * 1000 },
      },
      {
        name: `calls of Graph for its ${changes} changes`,
        ...{ ours: `${calls}`, baseline: `script, unchecked ${script.calls}`, ratio: calls / script.calls },
        ...{ aim: `≤ ${2 * changes + 10}`, met: calls <= 2 * changes + 10 },
      },
    ];
  } finally {
    await bot.stop();
    await Promise.all([channel.stop(), sandbox.stop(), database.drop()]);
  }
}

/** The application, its service principal, a credential and the permissions that the bot has just granted itself. */
async function changedByScript(sandbox: SandboxProgram): Promise<{ time: number; calls: number }> {
  const { applications, servicePrincipals, appRoleAssignments } = await sandbox.state();
  const made = servicePrincipals.find(({ appId }) => appId === applications[0]?.appId);
  const granted = appRoleAssignments.filter(({ principalId }) => principalId === made?.id);
  const graph = await sandbox.graphAs(sandbox.user('Global Administrator'));
  let calls = 0;
  const post = async (path: string, body: object) => {
    calls++;
    return (await graph('POST', path, body)) as Record<string, string>;
  };
  const time = await durationOf(async () => {
    const { id, appId } = await post('/applications', {
      displayName: 'By hand',
      signInAudience: 'AzureADMyOrg',
    });
    const { id: principalId } = await post('/servicePrincipals', { appId });
    await post(`/applications/${id}/addPassword`, { passwordCredential: { displayName: 'By hand' } });
    for (const { resourceId, appRoleId } of granted)
      await post(`/servicePrincipals/${principalId}/appRoleAssignments`, {
        principalId,
        resourceId,
        appRoleId,
      });
  });
  return { time, calls };
}
