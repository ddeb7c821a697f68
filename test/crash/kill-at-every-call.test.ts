import { createTestDatabase } from '../support/postgres';
import { type BotProgram, type SandboxProgram, startBotProgram, startSandboxHere } from '../support/programs';
import { type Conversation, findAction, type Posted, TeamsChannel, textOf } from '../support/teams-channel';

/** Fewer would mean that the test has lost its subject: the setup alone makes nine changes. */
const FEWEST_CALLS = 25;
const AT_ONCE = 2;

interface Scene {
  sandbox: SandboxProgram;
  database: Awaited<ReturnType<typeof createTestDatabase>>;
}

async function withScene<T>(work: (scene: Scene) => Promise<T>): Promise<T> {
  const [sandbox, database] = await Promise.all([startSandboxHere(), createTestDatabase()]);
  try {
    return await work({ sandbox, database });
  } finally {
    await Promise.all([sandbox.stop(), database.drop()]);
  }
}

async function withBot<T>(
  scene: Scene,
  work: (bot: BotProgram, chat: Conversation) => Promise<T>,
): Promise<T> {
  const bot = await startBotProgram(scene.sandbox, scene.database.url);
  const channel = new TeamsChannel({ botUrl: bot.url, tenantId: scene.sandbox.tenantId });
  await channel.start();
  try {
    return await work(bot, channel.conversation());
  } finally {
    await bot.kill();
    await channel.stop();
  }
}

/** Types setup and presses what there is to press, until the tenant is connected. */
async function setUp({ sandbox }: Scene, chat: Conversation): Promise<void> {
  const ada = sandbox.user('Global Administrator');
  let message: Posted = await chat.says(ada, 'setup');
  for (let presses = 0; !textOf(message.card).includes('is connected'); presses++) {
    if (presses > 600) throw new Error(`The setup does not get on: ${message.text} ${textOf(message.card)}`);
    const verb = ['plan.approve', 'setup.recommended', 'setup.start'].find((one) =>
      findAction(message.card, one),
    );
    if (verb === undefined) await new Promise((resolve) => setTimeout(resolve, 50));
    else await chat.clicks(ada, message, verb);
    if (/not known here|does nothing|Could not/.test(textOf(message.card)))
      message = await chat.says(ada, 'setup');
  }
}

/** Resolves once the tenant holds a call back. */
async function heldCall({ sandbox }: Scene): Promise<'held'> {
  for (;;) {
    const { requests } = await sandbox.state();
    if (requests.some(({ status }) => status === 0)) return 'held';
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

/** Kills the bot right after the tenant has carried out its `n`-th call; false when the setup ends before that. */
async function killAtCall(n: number, scene: Scene): Promise<boolean> {
  return withBot(scene, async (bot, chat) => {
    await scene.sandbox.control('faults', { path: '.*', hold: true, afterCommit: true, skip: n });
    const setup = setUp(scene, chat).then(
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

it('goes on after kill -9 at every single call, and ends with one of each', async () => {
  let next = 0;
  let calls = Infinity;
  const worker = async () => {
    for (let n = next++; n < calls; n = next++) {
      const killed = await withScene(async (scene) => {
        const struck = await killAtCall(n, scene);
        if (!struck) return false;
        await withBot(scene, (_bot, chat) => setUp(scene, chat));
        await expectOneOfEach(scene);
        return true;
      });
      if (!killed) calls = Math.min(calls, n);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  expect(calls).toBeGreaterThanOrEqual(FEWEST_CALLS);
  process.stdout.write(`The setup made ${calls} calls; the bot was killed at each.\n`);
}, 900_000);
