import type { Connection } from '../connection/connection-store';
import { nextAttempt } from '../delivery';
import type { Audience, Route } from './courier';
import { copyOf, ESCALATED, isCopy } from './notice';
import { noteUnreached, noteUnsure, postpone } from './outbox-marks';
import { change, connectionsDue, dueNotices, markFindings, type Notice, toldIn } from './outbox-rows';
import { bulletinOf, sendOrUpdate } from './outbox-send';
import { isUrgent, type OutboxTools, withNotices } from './outbox-tools';
import { quietUntil } from '../quiet-hours';
import type { SpanStart } from '../telemetry/span';

/** So often a conversation is tried that only asks for a pause; then another one is. */
const MOST_ATTEMPTS = 8;
const DELIVERY: SpanStart = { name: 'deliver notices', kind: 'internal' };

export interface Outbox {
  /** Tells people what is due; one message for everything that there is to say to somebody about a connection. */
  deliver(): Promise<void>;
}

/**
 * The outbox. Before a message is sent that is noted, and afterwards what became of it: one that a stopped process left
 * in between may have been delivered, and is repeated only if it is urgent.
 */
export function createOutbox(tools: OutboxTools): Outbox {
  const { database, clock, log, trace } = tools;
  return {
    async deliver() {
      const due = await database.acrossTenants((tx) => connectionsDue(tx, clock()));
      for (const { tenantId, connectionId } of due) {
        const work = () =>
          database.exclusively(`notices:${connectionId}`, () => deliverOf(tenantId, connectionId, tools));
        await trace.begin(DELIVERY, work, (error) => {
          log.error({ err: error, connectionId }, 'notices could not be delivered; they are tried again');
        });
      }
    },
  };
}

async function deliverOf(tenantId: string, connectionId: string, tools: OutboxTools): Promise<void> {
  const rows = await tools.database.inTenant(tenantId, (tx) =>
    dueNotices(tx, tenantId, connectionId, tools.clock()),
  );
  const connection = await tools.connections.get(tenantId, connectionId);
  if (connection === undefined) {
    await drop(rows, tools);
    return;
  }
  for (const group of byAudience(rows)) await deliverGroup(connection, group, tools);
}

interface Group {
  audience: Audience;
  rows: Notice[];
}

function byAudience(rows: readonly Notice[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const audience = audienceOf(row);
    const key = JSON.stringify(audience);
    const group = groups.get(key) ?? { audience, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function audienceOf({ recipient, threshold }: Notice): Audience {
  if (recipient !== null) return { person: recipient };
  return threshold === ESCALATED ? 'approvers' : 'notified';
}

async function deliverGroup(
  connection: Connection,
  { audience, rows: all }: Group,
  tools: OutboxTools,
): Promise<void> {
  const rows = await withoutUnsure(all, tools);
  const quiet = rows.some(isUrgent) ? undefined : quietUntil(tools.clock(), tools.quietHours);
  if (quiet !== undefined) return postpone(rows, quiet, undefined, tools);
  if (rows.length > 0) return alongRoutes(connection, audience, rows, tools);
}

/** Tries one conversation after the other until somebody is told. */
async function alongRoutes(
  connection: Connection,
  audience: Audience,
  all: readonly Notice[],
  tools: OutboxTools,
): Promise<void> {
  const routes = await tools.courier.routes(connection, audience);
  const rows = await withoutTold(all, connection, routes, tools);
  if (rows.length === 0) return;
  const refusals = routes.flatMap(({ parked }) => parked ?? []);
  for (const { conversationId } of routes.filter(({ parked }) => parked === undefined)) {
    const bulletin = await bulletinOf(connection, rows, refusals[0], tools);
    const delivery = await sendOrUpdate(bulletin, rows, conversationId, tools);
    if (delivery.outcome === 'sent') return;
    if (delivery.outcome === 'unsure') return noteUnsure(rows, delivery.why, tools);
    const attempts = Math.max(...rows.map((row) => row.attempts)) + 1;
    if (delivery.outcome === 'later' && attempts < MOST_ATTEMPTS)
      return postpone(rows, nextAttempt(tools.clock(), delivery.afterMs, attempts), delivery.why, tools);
    refusals.push(delivery.why);
  }
  if (rows.every(isCopy)) return drop(rows, tools);
  return noteUnreached(rows, refusals[0] ?? 'nobody there has spoken to the bot yet', tools);
}

/** A copy for the owner is left out where they have been told the same in the conversation that it would go to. */
async function withoutTold(
  rows: readonly Notice[],
  { tenantId, id, notify }: Connection,
  routes: readonly Route[],
  tools: OutboxTools,
): Promise<readonly Notice[]> {
  if (!rows.every(isCopy)) return rows;
  const places = routes.map(({ conversationId }) => conversationId);
  const told = await tools.database.inTenant(tenantId, (tx) => toldIn(tx, tenantId, id, places));
  const isTold = ({ subject, threshold }: Notice) =>
    told.some((one) => copyOf(one.subject) === subject && one.threshold === threshold);
  const over = rows.filter((row) => (notify !== undefined && places.includes(notify)) || isTold(row));
  await drop(over, tools);
  return rows.filter((row) => !over.includes(row));
}

async function drop(rows: readonly Notice[], tools: OutboxTools): Promise<void> {
  await withNotices(rows, tools, (tx) => change(tx, rows, { state: 'dropped' }));
}

/** What an earlier process may have sent before it died: repeated if urgent, else left at that. */
async function withoutUnsure(rows: readonly Notice[], tools: OutboxTools): Promise<Notice[]> {
  const lost = rows.filter((row) => row.state === 'sending' && !isUrgent(row));
  const problem = 'The bot stopped while it was being sent.';
  await withNotices(lost, tools, async (tx) => {
    await change(tx, lost, { state: 'unsure', problem });
    await markFindings(tx, lost, { at: tools.clock() });
  });
  return rows.filter((row) => !lost.includes(row));
}
