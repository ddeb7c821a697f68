import { query } from '../../support/postgres';
import type { Scene } from '../../support/scene';

/** What everybody leaves who speaks to the bot: where they can be reached, and what they were refused. */
const EVERYBODYS = ['conversations', 'audit_entries', 'audit_heads'];
/** Who somebody is has to be looked up, to refuse them. */
const LOOKING_WHO = /oauth2|\/users\/|\$batch|\/organization|\.well-known|\/keys/;

const SETTLING_MS = 1_500;

/** All that could have been changed: the tenant, what was asked of it, and every row of the bot's, table by table. */
export async function footprint({ sandbox, databaseUrl }: Scene): Promise<Record<string, unknown>> {
  const { requests, ...tenant } = await sandbox.state();
  const asked = requests.filter(({ path }) => !LOOKING_WHO.test(path)).map(({ path }) => path);
  const tables = (await query(
    databaseUrl,
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )) as { name: string }[];
  const rows: Record<string, unknown> = {};
  for (const { name } of tables.filter((table) => !EVERYBODYS.includes(table.name)))
    rows[name] = await query(
      databaseUrl,
      `select md5(string_agg(t::text, '' order by t::text)) from ${name} t`,
    );
  return { tenant, asked, rows };
}

/** The same once nothing changes it any more: what a setup has begun goes on for a moment. */
export async function settled(scene: Scene): Promise<Record<string, unknown>> {
  for (let before = ''; ;) {
    const now = await footprint(scene);
    if (JSON.stringify(now) === before) return now;
    before = JSON.stringify(now);
    await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
  }
}
