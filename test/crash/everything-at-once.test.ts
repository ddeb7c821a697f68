import { rawAlert } from '../alerts/support/raw-alert';
import { pick, seededRandom } from '../alerts/support/random';
import { query } from '../support/postgres';
import { CONNECTING, type Scene, travel, withBot, withScene } from './killing';
import { score } from '../scoreboard/score';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ALERTS = Number(process.env['ALERTS'] ?? 10_000);
const KILLS = 10;
const IN_THE_PAST = 0.6;
const LATE = 0.03;
const UPDATED = 0.1;
const WAVES = 30;
/** How long a bot lives, from when it is ready. */
const LONGEST_LIFE_MS = 2_500;

type Raw = ReturnType<typeof rawAlert>;

/** What the tenant shows, by id: the last state of every alert that was put into it. */
class Truth {
  readonly alerts = new Map<string, Raw>();

  constructor(
    private readonly scene: Scene,
    private readonly random: () => number,
  ) {}

  /** Old ones, spread over the last 30 days, in handfuls of the same moment. */
  async fillPast(count: number): Promise<void> {
    const made = Array.from({ length: count }, (_, number) => {
      const moment = Math.floor(number / 7) * 7;
      const at = new Date(Date.now() - 2 * HOUR - Math.floor((moment / count) * 29 * DAY));
      return this.alert(`past-${number}`, at);
    });
    await this.put(made);
  }

  /** New ones, most of them of one moment and some that come late, and new states of known ones. */
  async wave(number: number, count: number, updates: number): Promise<void> {
    const now = Date.now();
    const made = Array.from({ length: count }, (_, index) => {
      const late = this.random() < LATE ? this.random() * HOUR : 0;
      return this.alert(`new-${number}-${index}`, new Date(now - Math.floor(late)));
    });
    const known = [...this.alerts.keys()];
    const ids = new Set(Array.from({ length: updates }, () => pick(this.random, known)));
    const changed = [...ids].map((id) => this.changed(id, new Date(now)));
    await this.put([...made, ...changed]);
  }

  private alert(id: string, at: Date): Raw {
    return rawAlert(id, at, { severity: pick(this.random, ['low', 'medium', 'high', 'brandNew']) });
  }

  private changed(id: string, at: Date): Raw {
    const status = pick(this.random, ['inProgress', 'resolved', 'new']);
    const assignedTo = pick(this.random, ['ada@contoso.com', 'ben@contoso.com', null]);
    return {
      ...(this.alerts.get(id) ?? this.alert(id, at)),
      status,
      assignedTo,
      lastUpdateDateTime: at.toISOString(),
    };
  }

  private async put(alerts: readonly Raw[]): Promise<void> {
    const { sandbox } = this.scene;
    const items = alerts.map((alert) => ({ ...alert, tenantId: sandbox.tenantId }));
    for (const item of items) this.alerts.set(item.id, item);
    for (let from = 0; from < items.length; from += 1000)
      await sandbox.control('alerts', { items: items.slice(from, from + 1000), asGiven: true });
  }
}

/** 5 % throttled, 2 % unavailable, 1 % broken off, from now on. */
async function startTrouble({ sandbox }: Scene): Promise<void> {
  const calls = { path: '/security/alerts_v2', times: 1_000_000 };
  await sandbox.control('faults', { ...calls, status: 429, retryAfter: 1, chance: 0.05 });
  await sandbox.control('faults', { ...calls, status: 503, chance: 0.02 });
  await sandbox.control('faults', { ...calls, reset: true, chance: 0.01 });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function stored({ database }: Scene): Promise<Map<string, unknown>> {
  const rows = await query(database.url, "select id, raw from alerts where id ~ '^(past|new)-'");
  return new Map((rows as { id: string; raw: unknown }[]).map(({ id, raw }) => [id, raw]));
}

/** Those that are not as the tenant shows them. */
async function wrong(scene: Scene, { alerts }: Truth): Promise<string[]> {
  const there = await stored(scene);
  return [...alerts].filter(([id, raw]) => versionOf(there.get(id)) !== versionOf(raw)).map(([id]) => id);
}

function versionOf(raw: unknown): string | undefined {
  return (raw as Raw | undefined)?.lastUpdateDateTime;
}

async function untilRight(scene: Scene, truth: Truth): Promise<void> {
  for (let tries = 0; (await wrong(scene, truth)).length > 0; tries++) {
    if (tries > 120)
      throw new Error(`Not as in the tenant: ${(await wrong(scene, truth)).slice(0, 10).join()}`);
    await pause(500);
  }
}

/** What is written more than once shows here: in the counters, in entities, in a history whose ends do not meet. */
async function doubled({ database }: Scene): Promise<unknown[]> {
  const counters = await query(
    database.url,
    `select fresh, (select count(*) from alerts) as rows from ingestion_state
     where stream = 'alerts' and fresh <> (select count(*) from alerts)`,
  );
  const entities = await query(
    database.url,
    `select alert_id from alert_entities where alert_id ~ '^(past|new)-' group by alert_id having count(*) <> 2`,
  );
  const history = await query(
    database.url,
    `select * from (
       select record_id, field, before, after,
         lag(after) over chain as said, lag(record_id) over chain as known, lead(record_id) over chain as later
       from alert_history window chain as (partition by record_id, field order by at)) as steps
     join alerts on id = record_id
     where (known is not null and before is distinct from said)
        or (later is null and after is distinct from case field when 'status' then status
            when 'severity' then severity else assigned_to end)`,
  );
  return [...counters, ...entities, ...history];
}

it('loses and doubles nothing of all that happens on its worst day, killed ten times', async () => {
  const begun = performance.now();
  const random = seededRandom(Date.now());
  await withScene(async (scene) => {
    const truth = new Truth(scene, random);
    await truth.fillPast(Math.floor(ALERTS * IN_THE_PAST));
    await withBot(scene, (_bot, chat) => travel(CONNECTING, scene, chat));
    await startTrouble(scene);
    const perWave = Math.ceil((ALERTS * (1 - IN_THE_PAST)) / WAVES);
    const updates = Math.ceil((ALERTS * UPDATED) / WAVES);
    let waves = 0;
    const raining = (async () => {
      for (; waves < WAVES; waves++) {
        await truth.wave(waves, perWave, updates);
        await pause(700);
      }
    })();
    for (let kills = 0; kills < KILLS; kills++) await withBot(scene, () => pause(random() * LONGEST_LIFE_MS));
    await raining;
    await withBot(scene, () => untilRight(scene, truth));

    const there = await stored(scene);
    const lost = [...truth.alerts].filter(([id, raw]) => versionOf(there.get(id)) !== versionOf(raw)).length;
    const twice = await doubled(scene);
    score(11, { lost, doubled: twice.length }, `${truth.alerts.size} alerts, ${KILLS} kills`);
    expect(there).toEqual(truth.alerts);
    const { requests } = await scene.sandbox.state();
    const calls = requests.filter(({ path }) => path.includes('/security/alerts_v2'));
    const failed = calls.filter(({ status }) => status !== 200).length;
    const seconds = Math.round((performance.now() - begun) / 1000);
    process.stdout.write(
      `${truth.alerts.size} alerts, ${KILLS} kills, ${failed} of ${calls.length} calls failed: 0 lost, 0 doubled, ${seconds} s\n`,
    );
  });
}, 600_000);
