import { z } from 'zod/v4';
import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import type { Connection } from '../../connection/connection-store';
import {
  type ExchangeOf,
  findQuarantined,
  type QuarantinedMail,
  readQuarantinedHeader,
} from '../../microsoft/exchange/quarantine';
import type { QuarantineOrder } from '../../response/quarantine/order';
import { emlAnswer } from '../quarantine/eml-answer';
import { quarantinePage, slowly } from '../quarantine/quarantine-page';
import { quarantinedCard } from '../quarantine/quarantined-view';
import { reachQuarantine, refusedByExchange } from '../quarantine/reach';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { mayNotAct } from '../views/response-refusals';
import { shownAction } from '../views/shown-action';
import { defineAction } from './define';
import { texts } from '../../texts/texts';

const id = z.string().regex(/^[0-9a-f-]{36}\\[0-9a-f-]{36}$/i);
const idData = z.object({ id });
const listData = z.object({
  query: z.string().max(600),
  page: z.int().min(1).max(1000),
  /** It is clicked on a card of something else. */
  apart: z.boolean().optional(),
});
const decideData = z.object({ id, verdict: z.enum(['release', 'deny']), form: z.guid() });

/** Another page, in the place of the one that is shown; from another card it is a message of its own. */
export const quarantineList = defineAction<Services, z.infer<typeof listData>>({
  verb: 'quarantine.list',
  who: 'analyst',
  data: listData,
  run: async ({ query, page, apart = false }, turn, services) => ({
    ...(await quarantinePage({ query, page }, turn, services)),
    ...(apart ? { apart } : { everyone: true }),
  }),
});

/** One mail with its header, as a message of its own. */
export const quarantineOpen = defineAction<Services, z.infer<typeof idData>>({
  verb: 'quarantine.open',
  who: 'analyst',
  data: idData,
  run: async ({ id: identity }, turn, services) => ({
    ...(await slowly(texts().quarantine.looking, turn, () =>
      withMail(identity, turn, services, async ({ mail, at }) =>
        quarantinedCard(mail, await readQuarantinedHeader(at, identity), turn.timezone),
      ),
    )),
    apart: true,
  }),
});

/** The mail as a file, for whoever may read. */
export const quarantineExport = defineAction<Services, z.infer<typeof idData>>({
  verb: 'quarantine.export',
  who: 'analyst',
  data: idData,
  run: async ({ id: identity }, turn, services) => ({
    ...(await slowly(texts().quarantine.fetching, turn, () =>
      withMail(identity, turn, services, ({ mail, at }) => emlAnswer(mail, at, turn, services)),
    )),
    apart: true,
  }),
});

/** Asks whether to release or deny: nothing is done before that is approved. */
export const quarantineDecide = defineAction<Services, z.infer<typeof decideData>>({
  verb: 'quarantine.decide',
  who: 'analyst',
  data: decideData,
  async run({ id: identity, verdict, form }, turn, services) {
    const { asker, conversation } = turn;
    const reach = await reachQuarantine(identity, turn, services);
    if ('card' in reach) return { card: reach.card, apart: true };
    const { connection, at } = reach;
    const mail = await findQuarantined(at, identity);
    if (mail === undefined) return { card: gone(), apart: true };
    const order = orderOf(mail, connection);
    const proposed = await services.responses.propose(connection, `${verdict}-mail`, order, {
      ...{ by: asker.aadObjectId, name: asker.name, conversationId: conversation.id, origin: form },
    });
    if (proposed.outcome === 'may-not' || proposed.outcome === 'off')
      return { card: mayNotAct(), apart: true };
    return { ...shownAction(proposed.action, turn, services, false), everyone: false, apart: true };
  },
});

function orderOf(mail: QuarantinedMail, { tenantId }: Connection): QuarantineOrder {
  return {
    tenantId,
    identity: mail.Identity,
    subject: (mail.Subject ?? '').slice(0, 1000),
    sender: (mail.SenderAddress ?? '').slice(0, 400),
    recipients: (mail.RecipientAddress ?? []).slice(0, 20).map((one) => one.slice(0, 400)),
  };
}

async function withMail(
  identity: string,
  turn: Turn,
  services: Services,
  work: (found: { mail: QuarantinedMail; at: ExchangeOf }) => Promise<Card>,
): Promise<Card> {
  const reach = await reachQuarantine(identity, turn, services);
  if ('card' in reach) return reach.card;
  const mail = await findQuarantined(reach.at, identity).catch(refusedByExchange);
  if (mail === undefined) return gone();
  return 'content' in mail ? mail : work({ mail, at: reach.at });
}

function gone(): Card {
  return noticeCard({
    ...texts().quarantine.gone,
  });
}
