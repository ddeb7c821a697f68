import type { Card } from '../cards/card';
import type { Clock } from '../clock';
import type { Connection } from '../connection/connection-store';
import type { People } from '../connection/people/people';
import type { Audience, Courier, Route } from '../health/courier';
import { type Language, languageFor, speaking } from '../texts/texts';
import type { Messenger } from './messenger';
import type { KnownConversation, ReferenceStore } from './references';
import { bulletinAnswer, recordAnswer } from './views/bulletin-view';

/** Of what Teams takes (7 in one second), what notices may use of a conversation. */
const EVERY_MS = 1_000;
const MOST_APPROVERS = 10;

export interface CourierTools {
  messenger: Messenger;
  references: ReferenceStore;
  people: Pick<People, 'standing'>;
  clock: Clock;
  timeZone: string;
  languages: readonly Language[];
}

/** Brings bulletins to conversations in Teams, each in its language: one a second at most in each. */
export function createCourier(tools: CourierTools): Courier {
  const { messenger, references, clock, timeZone, languages } = tools;
  /** In the language that is spoken in the conversation. */
  async function drawnFor(tenantId: string, conversationId: string, draw: () => Card): Promise<Card> {
    const reference = await references.find(tenantId, conversationId);
    return speaking(languageFor(reference?.locale, languages), draw);
  }

  const drawn = (bulletin: Parameters<Courier['send']>[0], conversationId: string) =>
    drawnFor(bulletin.connection.tenantId, conversationId, () => bulletinAnswer(bulletin, clock(), timeZone));

  return {
    routes: (connection, audience) => routesTo(connection, audience, tools),
    async send(bulletin, conversationId) {
      const { tenantId } = bulletin.connection;
      if (!(await references.maySpeak(tenantId, conversationId, EVERY_MS)))
        return { outcome: 'later', afterMs: EVERY_MS, why: 'the bot has spoken there just now' };
      const delivery = await messenger.send(tenantId, conversationId, await drawn(bulletin, conversationId));
      if (delivery.outcome === 'refused') await references.park(tenantId, conversationId, delivery.why);
      return delivery;
    },
    async update(bulletin, { conversationId, activityId }) {
      const { tenantId } = bulletin.connection;
      if (!(await references.maySpeak(tenantId, conversationId, EVERY_MS))) return false;
      const card = await drawn(bulletin, conversationId);
      return messenger.update(tenantId, conversationId, activityId, card);
    },
    async retire(connection, { conversationId, activityId }, told) {
      const { tenantId } = connection;
      const draw = () => recordAnswer(connection, told, timeZone);
      const card = await drawnFor(tenantId, conversationId, draw);
      await messenger.update(tenantId, conversationId, activityId, card);
    },
  };
}

async function routesTo(connection: Connection, audience: Audience, tools: CourierTools): Promise<Route[]> {
  const { references } = tools;
  const { tenantId, createdBy } = connection;
  if (typeof audience === 'object') return chatsOf(await references.personal(tenantId, audience.person));
  const chosen = await chosenConversation(connection, references);
  const owner = chatsOf(await references.personal(tenantId, createdBy));
  const approvers = await approverChats(connection, tools);
  const routes =
    audience === 'notified' ? [...chosen, ...owner, ...approvers] : [...approvers, ...chosen, ...owner];
  return routes.filter(
    ({ conversationId }, index) => routes.findIndex((one) => one.conversationId === conversationId) === index,
  );
}

async function chosenConversation(
  { tenantId, notify }: Connection,
  references: ReferenceStore,
): Promise<Route[]> {
  if (notify === undefined) return [];
  const known = await references.known(tenantId, notify);
  const parked = known === undefined ? 'the bot was removed from the chosen conversation' : known.parked;
  return [{ conversationId: notify, parked }];
}

/** Those who were named; nobody named: the administrators that have spoken to the bot. The owner is none of them. */
async function approverChats(connection: Connection, { references, people }: CourierTools): Promise<Route[]> {
  const { tenantId, createdBy, desired } = connection;
  const named = desired.people.approvers.map(({ id }) => id);
  const chats = (await references.personal(tenantId)).filter(({ userId }) => userId !== createdBy);
  const found: KnownConversation[] = [];
  for (const chat of chats) {
    if (chat.userId === undefined || found.length >= MOST_APPROVERS) continue;
    const may =
      named.length > 0 ? named.includes(chat.userId) : await isAdministrator(tenantId, chat.userId, people);
    if (may) found.push(chat);
  }
  return chatsOf(found);
}

/** When the tenant cannot be asked, nobody is taken for one. */
async function isAdministrator(
  tenantId: string,
  userId: string,
  people: CourierTools['people'],
): Promise<boolean> {
  return people.standing(tenantId, userId).then(
    ({ administrator }) => administrator,
    () => false,
  );
}

function chatsOf(known: readonly KnownConversation[]): Route[] {
  return known.map(({ conversationId, parked }) => ({ conversationId, parked }));
}
