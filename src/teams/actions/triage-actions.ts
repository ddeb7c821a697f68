import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import type { Connection } from '../../connection/connection-store';
import type { FilledIn } from '../../connection/setup/form';
import type { RecordType } from '../../microsoft/graph/security-changes';
import { readWish } from '../../response/triage/wish';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { mayNotAct } from '../views/response-refusals';
import { shownAction } from '../views/shown-action';
import { type Triaged, triageForm } from '../views/triage-form';
import { defineAction } from './define';
import { texts } from '../../texts/texts';

const id = z.string().min(1).max(500);
const openData = z.object({ type: z.enum(['alert', 'incident']), id });
const submitData = openData.extend({
  form: z.guid(),
  seen: z.string().max(40),
  assign: z.string().max(20).optional(),
  person: z.string().max(2000).optional(),
  status: z.string().max(40).optional(),
  verdict: z.string().max(100).optional(),
  comment: z.string().max(12_000).optional(),
});

/** The form to work on an alert or incident, as a message of its own: the card stays. */
export const triageOpen = defineAction<Services, z.infer<typeof openData>>({
  verb: 'triage.open',
  who: 'analyst',
  patient: true,
  data: openData,
  async run({ type, id: given }, { asker }, services) {
    const found = await findTriaged(type, given, asker.tenantId, services);
    if (found === undefined) return { card: gone(type), apart: true };
    const { triaged, connection } = found;
    const may = await services.responses.mayAsk(connection, `triage-${type}`, asker.aadObjectId);
    if (may === 'may-not') return { card: mayNotAct(), apart: true };
    if (may === 'off') return { card: triageIsOff(connection), apart: true };
    return { card: triageForm(triaged, randomUUID(), triaged.version), apart: true };
  },
});

/** Takes the form: it becomes the question whether to do so, or is done at once by those who need not be asked. */
export const triageSubmit = defineAction<Services, z.infer<typeof submitData>>({
  verb: 'triage.submit',
  who: 'analyst',
  data: submitData,
  async run({ type, id: given, form, seen, ...rest }, turn, services) {
    const { asker, conversation } = turn;
    const found = await findTriaged(type, given, asker.tenantId, services);
    if (found === undefined) return { card: gone(type) };
    const { triaged, connection } = found;
    const filledIn = Object.fromEntries(
      Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ) as FilledIn;
    const wisher = { type, id: triaged.id, title: triaged.title, seen, form };
    const graph = services.sources.graphOf(asker.tenantId);
    const wish = await readWish(
      filledIn,
      { ...wisher, userId: asker.aadObjectId, userName: asker.name },
      graph,
    );
    if (!wish.ok) return { card: triageForm(triaged, form, seen, { filledIn, problems: wish.problems }) };
    const proposed = await services.responses.propose(connection, `triage-${type}`, wish.order, {
      by: asker.aadObjectId,
      name: asker.name,
      conversationId: conversation.id,
      origin: form,
    });
    return answerTo(proposed, connection, turn, services);
  },
});

function answerTo(
  proposed: Awaited<ReturnType<Services['responses']['propose']>>,
  connection: Connection,
  turn: Turn,
  services: Services,
): Answer {
  if (proposed.outcome === 'may-not') return { card: mayNotAct() };
  if (proposed.outcome === 'off') return { card: triageIsOff(connection) };
  return shownAction(proposed.action, turn, services, proposed.outcome === 'unasked');
}

async function findTriaged(
  type: RecordType,
  given: string,
  tenantId: string,
  { alerts, incidents, connections }: Services,
): Promise<{ triaged: Triaged; connection: Connection } | undefined> {
  const record = type === 'alert' ? await alertOf() : (await incidents.find(tenantId, given))?.incident;
  if (record === undefined) return undefined;
  const connection = await connections.get(tenantId, record.connectionId);
  return connection === undefined ? undefined : { triaged: { ...record, type }, connection };

  async function alertOf() {
    const found = await alerts.find(tenantId, given);
    return found.found === 'one' ? found.alert : undefined;
  }
}

function gone(type: RecordType): Card {
  const { text, ...titles } = texts().triage.gone;
  return noticeCard({ title: titles[type], text });
}

function triageIsOff({ id: connection, name }: Connection): Card {
  return noticeCard({
    title: texts().triage.off.title,
    text: texts().triage.off.text(name),
    buttons: [
      {
        title: texts().buttons.changeSettings,
        verb: 'setup.settings',
        data: { connection, step: 'capabilities' },
      },
    ],
  });
}
