import { query } from '../support/postgres';
import type { BotProgram } from '../support/programs';
import { type Conversation, textOf, until } from '../support/teams-channel';
import {
  FIRST,
  heldCall,
  heldCalls,
  type Journey,
  type Scene,
  STEP,
  travel,
  withBot,
  withScene,
  STRUCK,
} from './killing';

/** Fewer would mean that the test has lost its subject: look, add, look, sign in, remove, look. */
const FEWEST_CALLS = 8;
/** Everything that is sent: changes, tokens, and batches of reads. */
const CALLS = { path: '.*', method: 'POST|PATCH|DELETE' };
const SELDOM = { POLL_SECONDS: '2', HEALTH_SECONDS: '3600' };

function connecting(kind: string): Journey {
  const settings = { capabilities: 'alerts', kind };
  return { says: 'setup', verbs: ['plan.approve', 'setup.start'], reached: /is connected/, settings };
}

/** What goes on by itself after a restart; `setup` only looks. */
const FINISHING: Journey = { says: 'setup', verbs: [], reached: /is connected|nothing to change/ };

/** Rotates, and kills the bot right after the tenant has carried out its `n`-th call; false: it ended before that. */
async function killAtCall(n: number, scene: Scene, bot: BotProgram, chat: Conversation): Promise<boolean> {
  const { sandbox } = scene;
  const ada = sandbox.user('Global Administrator');
  const message = await chat.says(ada, 'credentials');
  await chat.clicks(ada, message, 'setup.renew');
  const before = await heldCalls(scene);
  await sandbox.control('faults', { ...CALLS, hold: true, afterCommit: true, skip: n });
  const rotation = chat
    .clicks(ada, message, 'plan.approve')
    .then(() => until(() => (textOf(message.card).includes('is connected') ? 'done' : undefined), 'its end'))
    .catch(() => 'stopped' as const);
  const first = await Promise.race([rotation, heldCall(scene, before)]);
  await bot.kill();
  return first === 'held';
}

async function credentialsThere({
  sandbox,
  database,
}: Scene): Promise<{ onApplication: string[]; held: number }> {
  const [application] = (await sandbox.state()).applications;
  const entries = [...(application?.keyCredentials ?? []), ...(application?.passwordCredentials ?? [])];
  const rows = await query(database.url, 'select id from credentials');
  return { onApplication: entries.map((one) => (one as { keyId: string }).keyId), held: rows.length };
}

/** Waits for what a killed bot left, and looks at what there is then. */
async function expectOne(scene: Scene, chat: Conversation): Promise<void> {
  await travel(FINISHING, scene, chat);
  const ada = scene.sandbox.user('Global Administrator');
  expect(textOf((await chat.says(ada, 'status')).card)).toContain('is connected and healthy');
  const { onApplication, held } = await credentialsThere(scene);
  expect({ there: onApplication.length, held }).toEqual({ there: 1, held: 1 });
}

/** Kills one bot after the other, each a call further; each first goes on with what the one before it left. */
async function killAtEvery(kind: string): Promise<number> {
  return withScene(async (scene) => {
    await withBot(scene, (_bot, chat) => travel(connecting(kind), scene, chat));
    const [first] = (await credentialsThere(scene)).onApplication;
    const goOnAndKill = (n: number) => async (bot: BotProgram, chat: Conversation) => {
      await expectOne(scene, chat);
      return killAtCall(n, scene, bot, chat);
    };
    let calls = FIRST;
    while (await withBot(scene, goOnAndKill(calls), SELDOM)) calls += STEP;
    expect((await credentialsThere(scene)).onApplication).not.toContain(first);
    return calls;
  });
}

it('ends with one live credential after kill -9 at every call of a rotation', async () => {
  const [ofCertificate = 0, ofSecret = 0] = await Promise.all(
    ['certificate', 'client-secret'].map(killAtEvery),
  );
  expect(Math.min(ofCertificate, ofSecret)).toBeGreaterThanOrEqual(FEWEST_CALLS);
  process.stdout.write(
    `Rotating a certificate made ${ofCertificate} calls, a secret ${ofSecret}; the bot was killed at ${STRUCK}.\n`,
  );
}, 300_000);
