import { rawAlert } from '../alerts/support/raw-alert';
import { seededRandom } from '../alerts/support/random';
import { score, size } from '../scoreboard/score';
import { query } from '../support/postgres';
import { CONNECTING, type Scene, travel, withBot, withScene } from './killing';

/** Two hundred on the scoreboard, a few in every run of the crash tests. */
const KILLS = size(200, 3);
const PAST = 3_000;
const CHANGED_EACH = 400;
const LONGEST_LIFE_MS = 1_200;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface State {
  watermark: Date | null;
  backfill_before: Date;
  backfill_until: Date;
}

/** What was put into the tenant, by id: when it was last updated. */
type Truth = Map<string, Date>;

async function put({ sandbox }: Scene, truth: Truth, made: readonly [string, Date][]): Promise<void> {
  const items = made.map(([id, at]) => rawAlert(id, at));
  for (const [id, at] of made) truth.set(id, at);
  for (let from = 0; from < items.length; from += 1_000)
    await sandbox.control('alerts', { items: items.slice(from, from + 1_000), asGiven: true });
}

/**
 * What the cursors say has been read, and the rows do not hold: everything last updated before the watermark, down to
 * where the past has been read.
 */
async function aheadOfData({ database }: Scene, truth: Truth, since: Date): Promise<string[]> {
  const [state] = (await query(
    database.url,
    "select watermark, backfill_before, backfill_until from ingestion_state where stream = 'alerts'",
  )) as State[];
  if (state?.watermark == null) return [];
  const { watermark, backfill_before: from } = state;
  const rows = (await query(database.url, "select id, raw->>'lastUpdateDateTime' as at from alerts")) as {
    id: string;
    at: string;
  }[];
  const stored = new Map(rows.map(({ id, at }) => [id, Date.parse(at)]));
  return [...truth]
    .filter(([, at]) => at < watermark && at >= from && at < since)
    .filter(([id, at]) => (stored.get(id) ?? 0) < at.getTime())
    .map(([id]) => id);
}

it(`has no cursor ahead of its data after any of ${KILLS} kills`, async () => {
  const random = seededRandom(Date.now() % 2 ** 31);
  let ahead = 0;
  await withScene(async (scene) => {
    const truth: Truth = new Map();
    const now = Date.now();
    const past = Array.from({ length: PAST }, (_, number): [string, Date] => [
      `kill-${number}`,
      new Date(now - HOUR - Math.floor((number / PAST) * 28 * DAY)),
    ]);
    await put(scene, truth, past);
    await withBot(scene, (_bot, chat) => travel(CONNECTING, scene, chat));
    for (let kill = 0; kill < KILLS; kill++) {
      const at = new Date();
      const changed = Array.from({ length: CHANGED_EACH }, (): [string, Date] => [
        `kill-${Math.floor(random() * PAST)}`,
        at,
      ]);
      await put(scene, truth, changed);
      // What is put in while the bot reads is found by the overlap of the next read: only what was there before counts.
      const since = new Date(Date.now() + 1);
      await withBot(scene, () => new Promise((resolve) => setTimeout(resolve, random() * LONGEST_LIFE_MS)));
      ahead += (await aheadOfData(scene, truth, since)).length > 0 ? 1 : 0;
    }
    score(15, { 'cursors ahead of the data': ahead }, `${KILLS} kills, ${truth.size} alerts`);
  });
}, 3_600_000);
