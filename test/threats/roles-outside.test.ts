import { PERMISSIONS, QUARANTINE_ROLE } from '../../src/connection/permissions';
import { score } from '../scoreboard/score';
import { planned, setUpEnded } from '../support/connecting';
import { query } from '../support/postgres';
import { startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { type ChannelUser, type Conversation, findAction, textOf, until } from '../support/teams-channel';

interface Principal {
  id: string;
  appRoles: { id: string; value: string }[];
}

let scene: Scene;
let ada: ChannelUser;
let chat: Conversation;

beforeEach(async () => {
  scene = await startScene(startSandboxHere);
  ada = scene.sandbox.user('Global Administrator');
  chat = scene.channel.conversation();
});
afterEach(() => scene.stop());

/** What the bot's connection has been granted in the tenant, by the roles' own values. */
async function granted(): Promise<string[]> {
  const { sandbox } = scene;
  const { applications, servicePrincipals, appRoleAssignments, directoryRoleAssignments } =
    await sandbox.state();
  const graph = await sandbox.graphAs(ada);
  const ours = servicePrincipals
    .filter(({ appId }) => applications.some((one) => one.appId === appId))
    .map(({ id }) => id);
  const roles = appRoleAssignments.filter(({ principalId }) => ours.includes(principalId));
  const values = await Promise.all(
    roles.map(async ({ resourceId, appRoleId }) => {
      const { appRoles } = (await graph('GET', `/servicePrincipals/${resourceId}`)) as Principal;
      return appRoles.find(({ id }) => id === appRoleId)?.value ?? appRoleId;
    }),
  );
  const directory = directoryRoleAssignments
    .filter(({ principalId }) => ours.includes(principalId))
    .map(({ roleDefinitionId }) => roleDefinitionId);
  return [...values, ...directory];
}

const known = new Set([...PERMISSIONS.map(({ value }) => value), QUARANTINE_ROLE.templateId]);
const outside = (roles: readonly string[]) => roles.filter((role) => !known.has(role));

it('grants what the list of permissions holds, with everything switched on', async () => {
  const message = await chat.says(ada, 'setup');
  await planned(chat, ada, message, {
    capabilities: 'alerts,incidents,directory,hunting,mail,cloudApps,liveResponse,quarantine,triage',
    cloudAppsUrl: scene.sandbox.url,
  });
  await chat.clicks(ada, message, 'plan.approve');
  await setUpEnded(message);
  const roles = await granted();
  expect(roles.length).toBeGreaterThan(PERMISSIONS.length - 3);
  score(10, { granted: outside(roles).length }, `${roles.length} roles of a setup with everything on`);
}, 90_000);

it('grants nothing that somebody has written into a stored plan', async () => {
  const graph = await scene.sandbox.graphAs(ada);
  const found = (await graph(
    'GET',
    "/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')",
  )) as Principal;
  const role = (value: string) => found.appRoles.find((one) => one.value === value)?.id ?? '';
  const [wanted, wished] = [role('SecurityAlert.Read.All'), role('RoleManagement.ReadWrite.Directory')];
  expect([wanted, wished]).not.toContain('');
  const message = await chat.says(ada, 'setup');
  await chat.clicks(ada, message, 'setup.recommended');
  await until(() => findAction(message.card, 'plan.approve'), 'the plan');
  await query(
    scene.databaseUrl,
    `update approvals set plan = replace(plan::text, '${wanted}', '${wished}')::jsonb`,
  );
  await chat.clicks(ada, message, 'plan.approve');
  await until(
    () => (/so far|not connected|taken its place|asked/i.test(textOf(message.card)) ? true : undefined),
    'an end',
  );
  score(10, { granted: outside(await granted()).length }, 'a stored plan rewritten');
}, 90_000);
