import { rawAlert } from '../alerts/support/raw-alert';
import { query } from '../support/postgres';
import { type BotProgram, startBotProgram } from '../support/programs';
import { textOf, until } from '../support/teams-channel';
import { heldCall, heldCalls, type Journey, type Scene, travel, withBot, withScene } from './killing';

const OFTEN = { POLL_SECONDS: '1', HEALTH_SECONDS: '1' };
const WAVES = 8;
const PER_WAVE = 50;

const CONNECTING: Journey = {
  says: 'setup',
  verbs: ['plan.approve', 'setup.start'],
  reached: /is connected/,
  settings: { capabilities: 'alerts', kind: 'certificate' },
};

async function withReplicas<T>(
  scene: Scene,
  count: number,
  work: (replicas: BotProgram[]) => Promise<T>,
): Promise<T> {
  const replicas = await Promise.all(
    Array.from({ length: count }, () => startBotProgram(scene.sandbox, scene.database.url, OFTEN)),
  );
  try {
    return await work(replicas);
  } finally {
    await Promise.all(replicas.map((bot) => bot.kill()));
  }
}

async function count({ database }: Scene, statement: string): Promise<number> {
  const [row] = (await query(database.url, `select count(*)::int as count from ${statement}`)) as {
    count: number;
  }[];
  return row?.count ?? 0;
}

async function freshly({ database }: Scene): Promise<number> {
  const rows = await query(database.url, "select fresh from ingestion_state where stream = 'alerts'");
  return Number((rows as { fresh: string }[])[0]?.fresh ?? 0);
}

/** Reads of what is new: they have a beginning, as the health check's look at one alert does not, and no end. */
async function readsOfNew({ sandbox }: Scene): Promise<number> {
  const { requests } = await sandbox.state();
  return requests.filter(
    ({ path }) =>
      path.includes('/alerts_v2') &&
      path.includes('lastUpdateDateTime%20g') &&
      !path.includes('lastUpdateDateTime%20lt'),
  ).length;
}

function hasRead(bot: BotProgram): boolean {
  return bot.printed().includes('"operation":"list alerts"');
}

async function put({ sandbox }: Scene, ids: readonly string[]): Promise<void> {
  await sandbox.control('alerts', { items: ids.map((id) => rawAlert(id, new Date())) });
}

it('shares reading and notices among three replicas: each alert once, each notice once', async () => {
  await withScene((scene) =>
    withBot(
      scene,
      async (first, chat) => {
        await travel(CONNECTING, scene, chat);
        await withReplicas(scene, 2, async (others) => {
          for (let wave = 0; wave < WAVES; wave++) {
            await put(
              scene,
              Array.from({ length: PER_WAVE }, (_, index) => `wave-${wave}-${index}`),
            );
            const wanted = (wave + 1) * PER_WAVE;
            await until(
              async () =>
                (await count(scene, "alerts where id like 'wave-%'")) === wanted ? true : undefined,
              `${wanted} alerts`,
            );
          }
          expect(await freshly(scene)).toBe(await count(scene, 'alerts'));
          // Which of them does a job is left to chance; that one does it is not.
          expect([first, ...others].some(hasRead)).toBe(true);
          const jobs = "pgboss.job where name = 'poll-alerts' and state <> 'created'";
          const reads = await readsOfNew(scene);
          expect(reads).toBeGreaterThan(0);
          // One more came with the setup itself.
          expect(reads).toBeLessThanOrEqual((await count(scene, jobs)) + 1);

          await scene.sandbox.control('revoke', { role: 'SecurityAlert.Read.All' });
          const told = () =>
            chat
              .notices()
              .filter(({ card }) => textOf(card).includes('SecurityAlert.Read.All was taken away'));
          await until(() => told()[0], 'the notice');
          const checks = "pgboss.job where name = 'check-health' and state = 'completed'";
          const before = await count(scene, checks);
          await until(
            async () => ((await count(scene, checks)) >= before + 5 ? true : undefined),
            'more checks',
          );
          expect(told()).toHaveLength(1);
        });
      },
      OFTEN,
    ),
  );
}, 300_000);

it('takes over what a killed replica was at', async () => {
  await withScene(async (scene) => {
    await withBot(
      scene,
      async (first, chat) => {
        await travel(CONNECTING, scene, chat);
        const polled = 'ingestion_state where last_polled_at is not null';
        await until(
          async () => ((await count(scene, polled)) > 0 ? true : undefined),
          'the first read to end',
        );
        const before = await heldCalls(scene);
        await scene.sandbox.control('faults', { path: '/alerts_v2.*lastUpdateDateTime', hold: true });
        await heldCall(scene, before);
        await put(scene, ['left']);
        await first.kill();
        expect(await count(scene, "alerts where id = 'left'")).toBe(0);
        expect(await count(scene, "pgboss.job where name = 'poll-alerts' and state = 'active'")).toBe(1);
        await withReplicas(scene, 1, async ([second]) => {
          await until(
            async () => ((await count(scene, "alerts where id = 'left'")) === 1 ? true : undefined),
            'another replica to read it',
          );
          expect(second && hasRead(second)).toBe(true);
        });
      },
      OFTEN,
    );
  });
}, 300_000);
