import { generateCertificate } from '../../src/connection/certificate';
import { everyCall, heldCall, type Journey, type Scene, travel, withBot, withScene, STRUCK } from './killing';
import { score } from '../scoreboard/score';

/** Fewer would mean that the test has lost its subject: the setup alone makes nine changes. */
const FEWEST_CALLS = 25;
const FEWEST_CHANGES = 10;
const FEWEST_REMOVALS = 4;
/** Let it sign in, add the certificate, list, take back a role and two permissions, remove two credentials. */
const FEWEST_MENDINGS = 6;
const CLOUD_APPS = '05a65629-4c1b-48c1-a78b-804c4abdd4af';
/** Every journey has ended with one of each, or it would not have come so far. */
const NONE_TOO_MANY = { 'applications, credentials or permissions too many': 0 };
/** The calls that change something; tokens are asked for elsewhere, reads go in batches. */
const CHANGES = {
  path: '^/v1.0/(applications|servicePrincipals|roleManagement|directory)',
  method: 'POST|PATCH|DELETE',
};

const RECOMMENDED: Journey = {
  says: 'setup',
  verbs: ['plan.approve', 'setup.recommended', 'setup.start'],
  reached: /is connected/,
};

/** One change of every other kind: an API that is missing, a secret too, a directory role. */
const WHOLE: Journey = {
  says: 'setup',
  verbs: ['plan.approve', 'setup.start'],
  reached: /is connected/,
  settings: { capabilities: 'alerts,cloudApps,quarantine', kind: 'both' },
};

/** The kinds that are left: a certificate of the organisation's own, and a sign-in that somebody has switched off. */
function mending(own: { certificate: string; privateKey: string }): Journey {
  const settings = { capabilities: 'alerts', kind: 'own-certificate', ...own };
  return { ...WHOLE, settings };
}

const AWAY: Journey = {
  says: 'disconnect',
  verbs: ['plan.approve', 'setup.disconnect'],
  reached: /is disconnected|Not connected yet|This connection is gone/,
};

/** Kills the bot right after the tenant has carried out its `n`-th such call; false when the journey ends before that. */
async function killAtCall(n: number, calls: object, journey: Journey, scene: Scene): Promise<boolean> {
  return withBot(scene, async (bot, chat) => {
    await scene.sandbox.control('faults', { ...calls, hold: true, afterCommit: true, skip: n });
    const setup = travel(journey, scene, chat).then(
      () => 'done' as const,
      () => 'stopped' as const,
    );
    const held = heldCall(scene);
    const first = await Promise.race([setup, held]);
    await bot.kill();
    return first === 'held';
  });
}

async function expectOneOfEach({ sandbox }: Scene): Promise<void> {
  const { applications, servicePrincipals, appRoleAssignments } = await sandbox.state();
  expect(applications).toHaveLength(1);
  const [application] = applications;
  const credentials = [...(application?.keyCredentials ?? []), ...(application?.passwordCredentials ?? [])];
  expect(credentials).toHaveLength(1);
  const ours = servicePrincipals.filter(({ appId }) => appId === application?.appId);
  expect(ours).toHaveLength(1);
  const grants = appRoleAssignments.filter(({ principalId }) => principalId === ours[0]?.id);
  expect(new Set(grants.map(({ resourceId, appRoleId }) => `${resourceId} ${appRoleId}`)).size).toBe(5);
  expect(grants).toHaveLength(5);
}

/** A missing API that was added, both credentials, three permissions and a directory role: one of each. */
async function expectWhole({ sandbox }: Scene): Promise<void> {
  const { applications, servicePrincipals, appRoleAssignments, directoryRoleAssignments } =
    await sandbox.state();
  expect(applications).toHaveLength(1);
  const [application] = applications;
  expect(application?.keyCredentials).toHaveLength(1);
  expect(application?.passwordCredentials).toHaveLength(1);
  expect(servicePrincipals.filter(({ appId }) => appId === CLOUD_APPS)).toHaveLength(1);
  const ours = servicePrincipals.filter(({ appId }) => appId === application?.appId);
  expect(ours).toHaveLength(1);
  const isOurs = ({ principalId }: { principalId: string }) => principalId === ours[0]?.id;
  expect(appRoleAssignments.filter(isOurs)).toHaveLength(3);
  expect(directoryRoleAssignments.filter(isOurs)).toHaveLength(1);
}

/** One certificate, theirs; one permission; no role; and it may sign in. */
async function expectMended({ sandbox }: Scene): Promise<void> {
  const { applications, servicePrincipals, appRoleAssignments, directoryRoleAssignments } =
    await sandbox.state();
  expect(applications).toHaveLength(1);
  expect(applications[0]?.keyCredentials).toHaveLength(1);
  expect(applications[0]?.passwordCredentials).toHaveLength(0);
  const ours = servicePrincipals.filter(({ appId }) => appId === applications[0]?.appId);
  expect(ours).toMatchObject([{ accountEnabled: true }]);
  const isOurs = ({ principalId }: { principalId: string }) => principalId === ours[0]?.id;
  expect(appRoleAssignments.filter(isOurs)).toHaveLength(1);
  expect(directoryRoleAssignments.filter(isOurs)).toHaveLength(0);
}

async function switchSignInOff({ sandbox }: Scene): Promise<void> {
  const { applications, servicePrincipals } = await sandbox.state();
  const ours = servicePrincipals.find(({ appId }) => appId === applications[0]?.appId);
  const graph = await sandbox.graphAs(sandbox.user('Global Administrator'));
  await graph('PATCH', `/servicePrincipals/${ours?.id ?? ''}`, { accountEnabled: false });
}

async function expectNothing({ sandbox }: Scene): Promise<void> {
  const { applications, deletedApplications, servicePrincipals, ...state } = await sandbox.state();
  expect([applications, deletedApplications]).toEqual([[], []]);
  const there = servicePrincipals.map(({ id }) => id);
  const orphans = [...state.appRoleAssignments, ...state.directoryRoleAssignments].filter(
    ({ principalId }) =>
      !there.includes(principalId) && !sandbox.users.some((user) => user.aadObjectId === principalId),
  );
  expect(orphans).toEqual([]);
}

/** Kills the bot at its `n`-th call on the way, lets a new one finish, and looks at what the tenant has then. */
function killAndFinish(
  n: number,
  calls: object,
  journey: Journey,
  expectAtEnd: (scene: Scene) => Promise<void>,
  before?: Journey,
  meanwhile: (scene: Scene) => Promise<unknown> = () => Promise.resolve(),
): Promise<boolean> {
  return withScene(async (scene) => {
    await scene.sandbox.control('missing-api', { appId: CLOUD_APPS });
    if (before) await withBot(scene, (_bot, chat) => travel(before, scene, chat));
    await meanwhile(scene);
    if (!(await killAtCall(n, calls, journey, scene))) return false;
    await withBot(scene, (_bot, chat) => travel(journey, scene, chat));
    await expectAtEnd(scene);
    return true;
  });
}

it('goes on after kill -9 at every single call, and ends with one of each', async () => {
  const calls = await everyCall((n) => killAndFinish(n, { path: '.*' }, RECOMMENDED, expectOneOfEach));
  expect(calls).toBeGreaterThanOrEqual(FEWEST_CALLS);
  score(7, NONE_TOO_MANY, `${calls} calls of the setup, killed at ${STRUCK}`);
}, 900_000);

it('goes on after kill -9 at every change of every other kind', async () => {
  const calls = await everyCall((n) => killAndFinish(n, CHANGES, WHOLE, expectWhole));
  expect(calls).toBeGreaterThanOrEqual(FEWEST_CHANGES);
  score(7, NONE_TOO_MANY, `${calls} changes of the whole setup, killed at ${STRUCK}`);
}, 600_000);

it('goes on after kill -9 while it adds a certificate of their own, takes back the rest, and lets it sign in', async () => {
  const own = await generateCertificate('Own', 90, new Date());
  const calls = await everyCall((n) =>
    killAndFinish(n, CHANGES, mending(own), expectMended, WHOLE, switchSignInOff),
  );
  expect(calls).toBeGreaterThanOrEqual(FEWEST_MENDINGS);
  score(7, NONE_TOO_MANY, `${calls} changes of mending, killed at ${STRUCK}`);
}, 600_000);

it('leaves nothing behind when it is killed while it disconnects', async () => {
  const calls = await everyCall((n) => killAndFinish(n, CHANGES, AWAY, expectNothing, WHOLE));
  expect(calls).toBeGreaterThanOrEqual(FEWEST_REMOVALS);
  score(7, NONE_TOO_MANY, `${calls} changes of disconnecting, killed at ${STRUCK}`);
}, 600_000);
