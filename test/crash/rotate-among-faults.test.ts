import { query } from '../support/postgres';
import { type BotProgram, freePort, startBotProgram } from '../support/programs';
import { walkSettings } from '../support/settings';
import {
  type Conversation,
  findAction,
  type Posted,
  TeamsChannel,
  textOf,
  until,
} from '../support/teams-channel';
import { type Scene, withScene } from './killing';

const ROTATIONS = Number(process.env['ROTATIONS'] ?? 12);
const CONNECTIONS = [
  { name: 'Alpha', kind: 'certificate' },
  { name: 'Bravo', kind: 'client-secret' },
  { name: 'Charlie', kind: 'certificate' },
  { name: 'Delta', kind: 'client-secret' },
];
const EVERY = { path: '^/(?!_sandbox)', times: 1_000_000 };
/** Of all calls: 5 % throttled, 2 % answered with a fault (half of them carried out), 1 % broken off (likewise). */
const FAULTS = [
  { ...EVERY, chance: 0.05, status: 429, retryAfter: 0 },
  { ...EVERY, chance: 0.01, status: 503 },
  { ...EVERY, chance: 0.01, status: 504, afterCommit: true },
  { ...EVERY, chance: 0.005, reset: true },
  { ...EVERY, chance: 0.005, reset: true, afterCommit: true },
];
const ENDED = /is connected|was not changed as planned|has taken its place/;
const REFUSED = /"kind":"(unauthenticated|forbidden)"[^\n]*a read of alerts failed|vault does not hold/g;
/** One call in the log of a bot, but for those that read alerts every second. */
const CALL = /"operation":"(?!list alerts)[^\n]*"msg":"graph"/g;
/** A bot lives for so many calls, so that a slow machine has as many deaths as a fast one. */
const LIFE = { shortest: 40, longest: 200 };
const PATIENCE_MS = 300_000;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A bot that is killed and started again at the same address, and what all of them have printed. */
async function startMortal(scene: Scene) {
  const environment = { PORT: String(await freePort()), POLL_SECONDS: '1', HEALTH_SECONDS: '3600' };
  const start = () => startBotProgram(scene.sandbox, scene.database.url, environment);
  const lives: BotProgram[] = [await start()];
  return {
    url: `http://127.0.0.1:${environment.PORT}`,
    kills: () => lives.length - 1,
    /** How many calls the one that lives has made, but for its polls. */
    calls: () => lives.at(-1)?.printed().match(CALL)?.length ?? 0,
    printed: () => lives.map((life) => life.printed()).join(''),
    async kill() {
      await lives.at(-1)?.kill();
      lives.push(await start());
    },
    end: () => lives.at(-1)?.kill(),
  };
}

/** Kills the bot at random, in the midst of its calls. */
function killNowAndThen(mortal: Awaited<ReturnType<typeof startMortal>>): () => Promise<void> {
  const lifetime = () => LIFE.shortest + Math.random() * (LIFE.longest - LIFE.shortest);
  let ends = lifetime();
  return async () => {
    if (mortal.calls() < ends) return;
    await mortal.kill();
    ends = lifetime();
  };
}

/** Rotates once, however often the bot dies meanwhile. */
async function rotate(name: string, scene: Scene, chat: Conversation): Promise<'renewed' | 'kept'> {
  const ada = scene.sandbox.user('Global Administrator');
  const deadline = Date.now() + PATIENCE_MS;
  let last: unknown;
  while (Date.now() < deadline) {
    try {
      const message = await chat.says(ada, `credentials ${name}`);
      last = message;
      await chat.clicks(ada, message, 'setup.renew');
      await chat.clicks(ada, message, 'plan.approve');
      const end = await ending(message, deadline);
      if (end !== undefined) return end;
    } catch {
      // The bot is dead, or Graph did not answer it: it is asked again.
      await pause(200);
    }
  }
  throw new Error(`The rotation of ${name} does not end: ${textOf(last)}`);
}

/** What a plan came to; undefined: it was superseded, or nothing was decided. */
async function ending(message: Posted, deadline: number): Promise<'renewed' | 'kept' | undefined> {
  while (Date.now() < deadline) {
    const [end] = ENDED.exec(textOf(message.card)) ?? [];
    if (end === 'is connected') return 'renewed';
    if (end === 'was not changed as planned') return 'kept';
    if (end !== undefined || /Could not|not known here/.test(textOf(message.card))) return undefined;
    await pause(100);
  }
  return undefined;
}

/** What the applications have, as the vault names it: thumbprints and keyIds. */
async function onApplications({ sandbox }: Scene): Promise<string[]> {
  const { applications } = await sandbox.state();
  const certificates = applications.flatMap(({ keyCredentials }) => keyCredentials);
  const secrets = applications.flatMap(({ passwordCredentials }) => passwordCredentials);
  return [
    ...(certificates as { customKeyIdentifier: string }[]).map((one) => one.customKeyIdentifier),
    ...(secrets as { keyId: string }[]).map(({ keyId }) => keyId),
  ];
}

/** What the connections sign in with now. */
async function inUse({ database }: Scene): Promise<string[]> {
  const rows = await query(
    database.url,
    `select coalesce(v.fingerprint, 'lost from the vault') as fingerprint
     from connections c left join credentials v on v.id = c.credential_id where c.saved_at is not null`,
  );
  return (rows as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
}

/** Those that connections sign in with though the tenant does not know them, before and after it was looked at. */
async function outages(scene: Scene): Promise<string[]> {
  const before = await inUse(scene);
  const there = await onApplications(scene);
  const after = await inUse(scene);
  return before.filter((one) => after.includes(one) && !there.includes(one));
}

/** Does something again and again, until it is stopped; gives how often. */
function repeat(work: () => Promise<unknown>, pauseMs: number): () => Promise<number> {
  const stopped = new AbortController();
  const going = (async () => {
    let times = 0;
    for (; !stopped.signal.aborted; times++) {
      await pause(pauseMs);
      await work();
    }
    return times;
  })();
  return () => {
    stopped.abort();
    return going;
  };
}

async function connect(name: string, kind: string, scene: Scene, chat: Conversation): Promise<void> {
  const ada = scene.sandbox.user('Global Administrator');
  const message = await chat.says(ada, `setup ${name}`);
  await until(async () => {
    await walkSettings(chat, ada, message, { capabilities: 'alerts', kind });
    return findAction(message.card, 'plan.approve');
  }, 'the plan');
  await chat.clicks(ada, message, 'plan.approve');
  expect(await ending(message, Date.now() + PATIENCE_MS)).toBe('renewed');
}

/** Rotates all connections at once, until there have been as many rotations as were wanted. */
async function rotateAll(scene: Scene, chats: readonly { name: string; chat: Conversation }[]) {
  const ends = { renewed: 0, kept: 0 };
  let begun = 0;
  await Promise.all(
    chats.map(async ({ name, chat }) => {
      while (begun++ < ROTATIONS) ends[await rotate(name, scene, chat)]++;
    }),
  );
  return ends;
}

it('survives rotations with faults and kill -9 at random: no outage, no orphan', async () => {
  await withScene(async (scene) => {
    const { sandbox, database } = scene;
    const mortal = await startMortal(scene);
    const channel = new TeamsChannel({ botUrl: mortal.url, tenantId: sandbox.tenantId });
    await channel.start();
    const chats = CONNECTIONS.map((one) => ({ ...one, chat: channel.conversation() }));
    for (const { name, kind, chat } of chats) await connect(name, kind, scene, chat);
    for (const fault of FAULTS) await sandbox.control('faults', fault);

    const found: string[] = [];
    const stopKilling = repeat(killNowAndThen(mortal), 50);
    const stopLooking = repeat(async () => found.push(...(await outages(scene))), 250);
    const rotating = rotateAll(scene, chats);
    await rotating.catch(() => undefined);
    const [looks] = await Promise.all([stopLooking(), stopKilling()]);
    const kills = mortal.kills();
    await channel.stop();
    await mortal.end();
    const ends = await rotating;

    const there = await onApplications(scene);
    const held = await query(database.url, 'select id from credentials');
    const refused = mortal.printed().match(REFUSED) ?? [];
    const orphans = there.length - chats.length + (held.length - chats.length);
    process.stdout.write(
      `${ROTATIONS} rotations: ${ends.renewed} renewed, ${ends.kept} taken back, ${kills} kills; ` +
        `${found.length} outages in ${looks} looks, ${refused.length} reads refused, ${orphans} orphans.\n`,
    );
    expect({ found, refused, orphans }).toEqual({ found: [], refused: [], orphans: 0 });
    expect((await inUse(scene)).sort()).toEqual(there.sort());
    expect(ends.renewed).toBeGreaterThan(ROTATIONS / 2);
    expect(kills).toBeGreaterThan(0);
  });
}, 1_800_000);
