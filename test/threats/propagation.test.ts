import { GraphFailure } from '../../src/microsoft/graph/failure';
import { isPropagating, untilSettled } from '../../src/connection/settle';
import { seededRandom } from '../alerts/support/random';
import { score, size } from '../scoreboard/score';
import { connect } from '../support/connecting';
import { startSandboxHere } from '../support/programs';
import { startScene } from '../support/scene';

const SETUPS = size(300, 40);
const MINUTE_MS = 60_000;
const LONGEST_MINUTES = 10;
const FLAPS = 0.3;
/** What is asked in a row before it is believed; `applyPlan` counts so. */
const GOOD_READS = 5;

/** Waits in a time that passes when somebody waits for a read that flaps until the lag is over, and may after it too. */
async function waitsOut(lagMs: number, random: () => number): Promise<boolean> {
  let now = 0;
  let good = 0;
  const read = () => {
    const late = lagMs * (1 + random() * 0.2);
    if (now < late || random() < FLAPS * Math.max(0, 1 - (now - lagMs) / MINUTE_MS))
      throw new GraphFailure('read', 'not-found', 'Resource does not exist.', undefined);
    return 'there';
  };
  const patience = {
    propagation: { reads: GOOD_READS, intervalMs: 1_000, windowMs: 15 * MINUTE_MS },
    sleep: (milliseconds: number) => {
      now += milliseconds;
      return Promise.resolve();
    },
    onWait: () => undefined,
  };
  const attempt = () => {
    try {
      read();
      good++;
    } catch (error) {
      if (!(error instanceof GraphFailure) || !isPropagating(error)) throw error;
      good = 0;
    }
    return Promise.resolve(good >= GOOD_READS ? true : undefined);
  };
  return untilSettled('wait', patience, attempt).catch(() => false);
}

it(`waits out lags of 0 to ${LONGEST_MINUTES} minutes with reads that flap`, async () => {
  const random = seededRandom(8);
  let completed = 0;
  for (let setup = 0; setup < SETUPS; setup++)
    if (await waitsOut((setup / (SETUPS - 1)) * LONGEST_MINUTES * MINUTE_MS, random)) completed++;
  score(8, { 'setups not completed': SETUPS - completed }, `${SETUPS} waits in a time of their own`);
});

it.each(size([0, 2, 5], [2]))(
  'completes a whole setup in a tenant that lags by up to %i s and flaps',
  async (seconds) => {
    const scene = await startScene(startSandboxHere);
    try {
      await scene.sandbox.control('propagation', {
        minSeconds: seconds / 2,
        maxSeconds: seconds,
        flap: FLAPS,
      });
      await connect(scene.channel.conversation(), scene.sandbox.user('Global Administrator'), 'recommended');
      const { applications, appRoleAssignments } = await scene.sandbox.state();
      expect(applications).toHaveLength(1);
      expect(appRoleAssignments.length).toBeGreaterThanOrEqual(5);
      score(8, { 'setups not completed': 0 }, `a setup with ${seconds} s`);
    } finally {
      await scene.stop();
    }
  },
  120_000,
);
