import { rawAlert } from '../alerts/support/raw-alert';
import { startWorld } from '../alerts/watches/world';
import { score } from '../scoreboard/score';

const ALERTS = 5_000;
const SECOND = 1_000;
/**
 * What Teams takes from one bot in one conversation, as messages within seconds.
 * Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit.
 */
const LIMITS = [
  { messages: 7, seconds: 1 },
  { messages: 8, seconds: 2 },
  { messages: 60, seconds: 30 },
  { messages: 1_800, seconds: 3_600 },
];

it(`tells ${ALERTS} alerts of one incident in one card, within Teams’ limits`, async () => {
  const world = await startWorld();
  try {
    const there = await world.tenant();
    await there.pollToTheEnd();
    await there.watch('severity:high');
    const pings = [there.replica(), there.replica()];
    const sends: number[] = [];
    const sent = () =>
      world.channel.posted.reduce((sum, { updates }) => sum + updates, world.channel.attempts);
    const waves = 10;
    for (let wave = 0; wave < waves; wave++) {
      there.tenant.pass(SECOND);
      there.tenant.pageSize = 200;
      for (let number = 0; number < ALERTS / waves; number++)
        there.tenant.put(
          rawAlert(`storm-${wave}-${number}`, there.tenant.now, { severity: 'high', incidentId: '4711' }),
        );
      await there.pollToTheEnd();
      // As often as a nervous bot could: every second, from two replicas at once.
      for (let tick = 0; tick < 4; tick++) {
        const before = sent();
        await Promise.all(pings.map((one) => one.deliver()));
        for (let more = before; more < sent(); more++) sends.push(there.tenant.now.getTime());
        there.tenant.pass(SECOND);
      }
    }
    const over = LIMITS.flatMap(({ messages, seconds }) =>
      sends.filter((at) => sends.filter((one) => one >= at && one < at + seconds * SECOND).length > messages),
    );
    const told = there.told();
    score(
      22,
      { "sends over Teams' limits": over.length, 'cards an incident': told.length },
      `${ALERTS} alerts in ${waves * 5} s, ${sends.length} sends`,
    );
  } finally {
    await world.stop();
  }
}, 120_000);
