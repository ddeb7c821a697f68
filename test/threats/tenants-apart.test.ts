import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { rawAlert } from '../alerts/support/raw-alert';
import { score, size } from '../scoreboard/score';
import { openDatabase } from '../../src/store/database';
import { connect } from '../support/connecting';
import { type FrontDoor, startFrontDoor } from '../support/front-door';
import { createTestDatabase } from '../support/postgres';
import { type BotProgram, type SandboxProgram, startBotProgram, startSandboxHere } from '../support/programs';
import {
  type ChannelUser,
  type Conversation,
  type Posted,
  TeamsChannel,
  textOf,
  until,
} from '../support/teams-channel';
import { type Button, buttonsOn } from './support/tour';

const TENANTS = size(20, 2);
/** What says something of a tenant in a table without row-level security, because no tenant owns it. */
const OF_NOBODY: readonly string[] = [];

/** One tenant with its own administrator, Teams, conversation, and an alert that is its secret. */
interface Tenant {
  sandbox: SandboxProgram;
  ada: ChannelUser;
  channel: TeamsChannel;
  chat: Conversation;
  /** The id of an alert, which others may have heard of. */
  alertId: string;
  /** What stands in its alerts and in its connection's name, and is never said by anybody. */
  canary: string;
  /** What its cards carry. */
  buttons: Button[];
}

let tenants: Tenant[];
let frontDoor: FrontDoor;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let bot: BotProgram;

beforeAll(async () => {
  const sandboxes: SandboxProgram[] = [];
  for (let n = 0; n < TENANTS; n++) sandboxes.push(await startSandboxHere());
  const [first] = sandboxes;
  if (first === undefined) throw new Error('There is no tenant.');
  frontDoor = await startFrontDoor(sandboxes, first.home);
  database = await createTestDatabase();
  bot = await startBotProgram(first, database.url, { ...frontDoor.environment, POLL_SECONDS: '5' });
  tenants = [];
  for (const [n, sandbox] of sandboxes.entries()) tenants.push(await moveIn(n, sandbox));
}, 600_000);
afterAll(async () => {
  await bot.stop();
  await frontDoor.stop();
  await Promise.all(tenants.flatMap(({ channel, sandbox }) => [channel.stop(), sandbox.stop()]));
  await database.drop();
});

/** A tenant connects, reads its alerts, and looks at everything that it will be asked about. */
async function moveIn(n: number, sandbox: SandboxProgram): Promise<Tenant> {
  const canary = `qzxj${n}canary`;
  const alertId = `alert-of-tenant-${n}`;
  const channel = new TeamsChannel({ botUrl: bot.url, tenantId: sandbox.tenantId });
  await channel.start();
  const [ada, chat] = [sandbox.user('Global Administrator'), channel.conversation('groupChat')];
  const items = [rawAlert(alertId, new Date(), { title: canary, severity: 'high' })];
  await sandbox.control('alerts', { items });
  await connect(chat, ada, { capabilities: 'alerts', kind: 'client-secret' }, `setup ${canary}`);
  const cards: Posted[] = [];
  await until(async () => {
    const shown = await chat.says(ada, `alerts ${canary}`);
    cards.push(shown);
    return textOf(shown.card).includes(canary) ? true : undefined;
  }, 'its alert');
  for (const said of [
    `alert ${alertId}`,
    'watch severity:high',
    'watches',
    'status',
    'audit',
    'approvals',
    'credentials',
  ])
    cards.push(await chat.says(ada, said));
  const buttons = cards.flatMap(({ card }) => buttonsOn(card));
  return { sandbox, ada, channel, chat, alertId, canary, buttons };
}

/** Everything that one tenant can try to see of another, in a conversation of the other's name or its own. */
async function prying(who: Tenant, at: Tenant, conversation: Conversation): Promise<string[]> {
  const seen: string[] = [];
  for (const said of [
    'alerts',
    'alerts severity:high',
    `alert ${at.alertId}`,
    'watches',
    'status',
    'audit',
    'approvals',
  ])
    seen.push(JSON.stringify((await conversation.says(who.ada, said)).card));
  for (const verb of new Set(at.buttons.map((button) => button.verb))) {
    const button = at.buttons.find((one) => one.verb === verb);
    const action = { type: 'Action.Execute', verb, data: button?.data };
    const message = at.chat.messages()[0]?.id;
    seen.push(JSON.stringify((await conversation.invokes(who.ada, message, action)).body));
  }
  return seen;
}

it(`shows none of ${TENANTS} tenants anything of another, in its conversation or its own`, async () => {
  const leaks: string[] = [];
  let cells = 0;
  for (const who of tenants)
    for (const at of tenants) {
      cells++;
      const inTheirs = who.channel.conversationNamed(at.chat.id, 'groupChat');
      const seen = await prying(who, at, inTheirs);
      if (who === at) expect(seen.some((one) => one.includes(at.canary))).toBe(true);
      else leaks.push(...seen.filter((one) => one.includes(at.canary)));
    }
  expect(leaks).toEqual([]);
  // And nothing was changed: every tenant still sees its own.
  for (const { chat, ada, canary } of tenants)
    expect(textOf((await chat.says(ada, `alerts ${canary}`)).card)).toContain(canary);
  score(
    6,
    { leaks: leaks.length },
    `${cells} pairs of tenant and conversation, ${await unfiltered()} rows without a filter`,
  );
}, 3_000_000);

/** Every row of every table, asked for as each tenant without any filter of the code's. */
async function unfiltered(): Promise<number> {
  const direct = openDatabase(database.url, pino({ level: 'silent' }));
  try {
    const { rows: tables } = await direct.pool.query<{ name: string }>(
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id'
       and table_name not in (select relname from pg_class where relkind = 'v')`,
    );
    let rows = 0;
    for (const { name } of tables) {
      if (OF_NOBODY.includes(name)) continue;
      const table = sql.identifier(name);
      const all = await direct.acrossTenants((tx) => tx.execute(sql`select tenant_id from ${table}`));
      rows += all.rows.length;
      for (const { sandbox } of tenants) {
        const seen = await direct.inTenant(sandbox.tenantId, (tx) =>
          tx.execute(sql`select tenant_id from ${table}`),
        );
        const mine = all.rows.filter((row) => row['tenant_id'] === sandbox.tenantId);
        expect([name, new Set(seen.rows.map((row) => row['tenant_id'])).size]).toEqual([
          name,
          mine.length > 0 ? 1 : 0,
        ]);
        expect([name, seen.rows.length]).toEqual([name, mine.length]);
      }
    }
    return rows;
  } finally {
    await direct.close();
  }
}
