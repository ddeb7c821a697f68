import { createTestDatabase } from '../support/postgres';
import { type BotProgram, type SandboxProgram, startBotProgram, startSandboxHere } from '../support/programs';
import { walkSettings } from '../support/settings';
import { type Conversation, findAction, type Posted, TeamsChannel, textOf } from '../support/teams-channel';

const AT_ONCE = 2;
/** Every so many calls one is struck, from a random one of the first on: all of them unless a quick run asks for less. */
export const STEP = Number(process.env['CRASH_STEP'] ?? '1');
export const STRUCK = STEP === 1 ? 'each' : `one in ${STEP}`;
export const FIRST = Math.floor(Math.random() * STEP);

export interface Scene {
  sandbox: SandboxProgram;
  database: Awaited<ReturnType<typeof createTestDatabase>>;
}

export async function withScene<T>(work: (scene: Scene) => Promise<T>): Promise<T> {
  const [sandbox, database] = await Promise.all([startSandboxHere(), createTestDatabase()]);
  try {
    return await work({ sandbox, database });
  } finally {
    await Promise.all([sandbox.stop(), database.drop()]);
  }
}

export async function withBot<T>(
  scene: Scene,
  work: (bot: BotProgram, chat: Conversation) => Promise<T>,
  environment: Record<string, string> = {},
): Promise<T> {
  const bot = await startBotProgram(scene.sandbox, scene.database.url, environment);
  const channel = new TeamsChannel({ botUrl: bot.url, tenantId: scene.sandbox.tenantId });
  await channel.start();
  try {
    return await work(bot, channel.conversation());
  } finally {
    await bot.kill();
    await channel.stop();
  }
}

/** What a person says and presses until something is reached. */
export interface Journey {
  says: string;
  /** The buttons to press, the most wanted first. */
  verbs: readonly string[];
  reached: RegExp;
  /** Settings to be chosen on the way. */
  settings?: Readonly<Record<string, string>>;
}

/** Connects, to read alerts and nothing else. */
export const CONNECTING: Journey = {
  says: 'setup',
  verbs: ['plan.approve', 'setup.start'],
  reached: /is connected/,
  settings: { capabilities: 'alerts', kind: 'certificate' },
};

/** Says it and presses what there is to press, until it is reached. */
export async function travel(
  { says, verbs, reached, settings }: Journey,
  { sandbox }: Scene,
  chat: Conversation,
): Promise<void> {
  const ada = sandbox.user('Global Administrator');
  let message: Posted = await chat.says(ada, says);
  for (let presses = 0; !reached.test(textOf(message.card)); presses++) {
    if (presses > 600) throw new Error(`It does not get on: ${message.text} ${textOf(message.card)}`);
    if (settings) await walkSettings(chat, ada, message, { ...settings, cloudAppsUrl: sandbox.url });
    const verb = verbs.find((one) => findAction(message.card, one));
    if (verb === undefined) await new Promise((resolve) => setTimeout(resolve, 50));
    else await chat.clicks(ada, message, verb);
    if (/not known here|does nothing|Could not/.test(textOf(message.card)))
      message = await chat.says(ada, says);
  }
}

/** How many calls the tenant has held back. */
export async function heldCalls({ sandbox }: Pick<Scene, 'sandbox'>): Promise<number> {
  return (await sandbox.state()).requests.filter(({ status }) => status === 0).length;
}

/** Resolves once the tenant holds one more call back than before. */
export async function heldCall(scene: Pick<Scene, 'sandbox'>, before = 0): Promise<'held'> {
  for (;;) {
    if ((await heldCalls(scene)) > before) return 'held';
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

/** Tries one number after another, several at once, until one comes that nothing is left to strike at. */
export async function everyCall(tryCall: (n: number) => Promise<boolean>): Promise<number> {
  let next = FIRST;
  let calls = Infinity;
  const take = () => (next += STEP) - STEP;
  const worker = async () => {
    for (let n = take(); n < calls; n = take()) if (!(await tryCall(n))) calls = Math.min(calls, n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return calls;
}
