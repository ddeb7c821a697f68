import { query } from '../../support/postgres';
import { believableAlerts } from './believable-alerts';
import type { Connected } from './connected';

const AT_ONCE = 1_000;
/** Alerts, and incidents. */
const STREAMS = 2;

/** Lets so many alerts arrive in the tenant, all of them just now. */
export async function arrive({ sandbox }: Connected, count: number): Promise<void> {
  let items: object[] = [];
  for (const alert of believableAlerts(count, sandbox.tenantId, new Date())) {
    // Those of an earlier arrival have other ids.
    items.push({ ...alert, id: `${alert.id}-${count}` });
    if (items.length < AT_ONCE) continue;
    await sandbox.control('alerts', { items });
    items = [];
  }
  if (items.length > 0) await sandbox.control('alerts', { items });
}

/** How many of an arrival have been read and stored. */
export async function storedOf({ databaseUrl }: Connected, count: number): Promise<number> {
  const statement = `select count(*)::int as n from alerts where id like '%-${count}'`;
  const [row] = (await query(databaseUrl, statement)) as { n: number }[];
  return row?.n ?? 0;
}

/** Waits until all of an arrival have been read, and asks seldom, so as not to slow it down. */
export async function allStored(scene: Connected, count: number): Promise<void> {
  while ((await storedOf(scene, count)) < count) await new Promise((resolve) => setTimeout(resolve, 1_000));
}

/** Waits until alerts and incidents have been read once since then. */
export async function polledSince({ databaseUrl }: Connected, since: Date): Promise<void> {
  const statement = `select count(*)::int as n from ingestion_state where last_polled_at > '${since.toISOString()}'`;
  for (let read = 0; read < STREAMS;) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const [row] = (await query(databaseUrl, statement)) as { n: number }[];
    read = row?.n ?? 0;
  }
}
