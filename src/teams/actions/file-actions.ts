import { z } from 'zod/v4';
import type { Card } from '../../cards/card';
import { fetchedFileCard } from '../../cards/fetched-file';
import { noticeCard } from '../../cards/notice';
import { findDevice } from '../../lookups/device/device';
import { whyNoQuarantine } from '../../lookups/file/file';
import { readHash } from '../../lookups/file/hash';
import { fetchOrder, newFetchOrder } from '../../response/fetch/order';
import { referenceOf } from '../../response/reference';
import type { ResponseAction } from '../../response/response-action';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { mayNotAct } from '../views/response-refusals';
import { responseAnswer } from '../views/response-view';
import { shownAction } from '../views/shown-action';
import { clockTime } from '../views/times';
import { defineAction } from './define';
import { noAddress } from '../files/offer';
import { texts } from '../../texts/texts';

const fetchData = z.object({
  hash: z.string().max(64),
  machine: z.string().regex(/^[0-9a-f]{40}$/i),
  form: z.guid(),
});
const actionData = z.object({ action: z.string().min(1).max(100) });

/** Asks whether a quarantined file is to be fetched: a message of its own. Nothing of the card is believed. */
export const fileFetch = defineAction<Services, z.infer<typeof fetchData>>({
  verb: 'file.fetch',
  who: 'analyst',
  patient: true,
  data: fetchData,
  async run(data, turn, services) {
    return { ...(await propose(data, turn, services)), apart: true };
  },
});

async function propose(
  { hash: typed, machine: id, form }: z.infer<typeof fetchData>,
  turn: Turn,
  services: Services,
): Promise<Answer> {
  const { asker, conversation } = turn;
  const { tenantId, aadObjectId: by, name } = asker;
  const hash = readHash(typed);
  if (hash === undefined) return { card: refused(texts().fetching.refused.noHash) };
  const asked = { tenantId, by, action: 'lookup.device', subject: id, alertId: undefined };
  const reach = await services.lookUps.begin(asked, 'liveResponse');
  if (reach.state !== 'open') return { card: refused(texts().fetching.refused.off) };
  const match = await findDevice(reach, id);
  if (match.found !== 'one') return { card: refused(texts().fetching.refused.noDevice) };
  const why = whyNoQuarantine(match.one);
  if (why !== undefined) return { card: refused(texts().fetching.refused.noQuarantine, why) };
  const device = (match.one.computerDnsName ?? id).split('.')[0] ?? id;
  const order = newFetchOrder({ hash, machineId: match.one.id, device });
  const asking = { by, name, conversationId: conversation.id, origin: form };
  const proposed = await services.responses.propose(reach.connection, 'fetch-file', order, asking);
  if (proposed.outcome === 'may-not') return { card: mayNotAct() };
  if (proposed.outcome === 'off') return { card: refused(texts().fetching.refused.off) };
  return shownAction(proposed.action, turn, services, false);
}

/** The link and the password, in the view of whoever asked for the file and of nobody else. */
export const fileTake = defineAction<Services, z.infer<typeof actionData>>({
  verb: 'file.take',
  who: 'analyst',
  patient: true,
  data: actionData,
  async run({ action: id }, turn, services) {
    const { asker, conversation } = turn;
    const action = await services.responseStore.find(asker.tenantId, id);
    const order = fetchOrder.safeParse(action?.order).data;
    const isHere =
      action?.conversationId === conversation.id ||
      action?.cards.some(({ conversationId }) => conversationId === conversation.id) === true;
    if (action?.kind !== 'fetch-file' || order === undefined || !isHere)
      return { card: refused(texts().fetching.refused.unknown) };
    const others = responseAnswer(action, services.clock());
    return { card: await handOver(action, order.session, turn, services), others };
  },
});

async function handOver(
  action: ResponseAction,
  key: string,
  { asker: { tenantId, aadObjectId: by } }: Turn,
  { heldFiles, responses, connections, audit }: Services,
): Promise<Card> {
  const connection = await connections.get(tenantId, action.connectionId);
  const may = connection && (await responses.mayAsk(connection, 'fetch-file', by));
  const held = await heldFiles.find({ tenantId, key });
  const isTheirs = action.approver === by && may === 'yes' && (held === undefined || held.ownerId === by);
  await audit.record(tenantId, {
    actor: by,
    action: isTheirs ? 'file.given' : 'file.refused',
    subject: action.about,
    detail: { reference: referenceOf(action), there: held !== undefined },
  });
  if (!isTheirs) return refused(texts().fetching.refused.notYours(action.approverName));
  if (held === undefined) return gone();
  const url = await heldFiles.link({ tenantId, key });
  if (url === undefined) return noAddress();
  return fetchedFileCard({ ...held.file, url, until: clockTime(held.expiresAt) });
}

function gone(): Card {
  return noticeCard(texts().fetching.gone);
}

function refused(title: string, text = texts().fetching.refused.nothing): Card {
  return noticeCard({ title, text });
}
