import type { Connection } from '../connection/connection-store';
import type { Delivery } from '../delivery';
import type { Bulletin, Place } from './courier';
import { worstFirst } from './finding';
import { ESCALATED, HEALED } from './notice';
import { noteSent } from './outbox-marks';
import { keysToldIn, lastPlace, markSending, type Notice } from './outbox-rows';
import { isUrgent, type OutboxTools, withNotices } from './outbox-tools';
import { readFindings } from './stored-finding';

/** A message this young is changed rather than followed by another one, unless what is new is urgent or over. */
const YOUNG_MS = 3_600_000;

/** What one message says: everything that is open, and what these notices say is over. */
export async function bulletinOf(
  connection: Connection,
  rows: readonly Notice[],
  detour: string | undefined,
  { database }: OutboxTools,
): Promise<Bulletin> {
  const { tenantId, id } = connection;
  const all = await database.inTenant(tenantId, (tx) => readFindings(tx, tenantId, id, 'all'));
  const healed = rows.filter(({ threshold }) => threshold === HEALED).map(({ findingKey }) => findingKey);
  return {
    connection,
    open: worstFirst(all.filter(({ healedAt }) => healedAt === undefined)),
    healed: all.filter(({ key, healedAt }) => healedAt !== undefined && healed.includes(key)),
    escalated: rows.some(({ threshold }) => threshold === ESCALATED),
    detour,
  };
}

/** Sends the bulletin, or changes a young message into it, and notes it once it is sent. */
export async function sendOrUpdate(
  bulletin: Bulletin,
  rows: readonly Notice[],
  conversationId: string,
  tools: OutboxTools,
): Promise<Delivery> {
  const { database, courier, clock } = tools;
  const { tenantId, id } = bulletin.connection;
  const earlier = await database.inTenant(tenantId, (tx) => lastPlace(tx, tenantId, id, conversationId));
  await withNotices(rows, tools, (tx) => markSending(tx, rows, conversationId));
  const young = earlier !== undefined && clock().getTime() - earlier.sentAt.getTime() < YOUNG_MS;
  if (young && !rows.some(isAloud) && (await courier.update(bulletin, earlier))) {
    await noteSent(rows, earlier.activityId, tools);
    return { outcome: 'sent', activityId: earlier.activityId };
  }
  const delivery = await courier.send(bulletin, conversationId);
  if (delivery.outcome !== 'sent') return delivery;
  await noteSent(rows, delivery.activityId, tools);
  if (earlier !== undefined) await retire(bulletin.connection, earlier, tools);
  return delivery;
}

/** Teams tells nobody of a message that was changed. */
function isAloud(row: Notice): boolean {
  return isUrgent(row) || [HEALED, ESCALATED].includes(row.threshold);
}

async function retire(
  connection: Connection,
  place: Place,
  { database, courier }: OutboxTools,
): Promise<void> {
  const { tenantId, id } = connection;
  const told = await database.inTenant(tenantId, async (tx) => {
    const keys = await keysToldIn(tx, tenantId, id, place.activityId);
    return (await readFindings(tx, tenantId, id, 'all')).filter(({ key }) => keys.includes(key));
  });
  await courier.retire(connection, place, told);
}
