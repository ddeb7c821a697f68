import { Application } from '@microsoft/teams-ai/lib/Application';
import type { TurnState } from '@microsoft/teams-ai/lib/TurnState';
import { ActivityTypes, TurnContext } from 'botbuilder';
import type { Card } from '../cards/card';
import { spoken } from '../cards/spoken';
import { welcomeCard } from '../cards/welcome';
import type { Log } from '../log';
import { activitySchema } from './activity';
import { after } from './after';
import type { Answer, InvokeBody } from './answer';
import { addFileConsent } from './files/consent-route';
import { type Messenger, messageOf } from './messenger';
import type { ReferenceStore } from './references';
import type { Router } from './router';
import { readSaid } from './said';
import { addSharing } from './sharing/route';
import { texts } from '../texts/texts';
import type { Turn } from './turn';
import { turnOf } from './turn-of';

const BOT_NAME = 'Drawbridge';
/** Teams gives an invoke ten seconds; within one, people are told that work has begun. */
const PATIENCE_MS = 600;
/** For an answer that only the invoke can be given, such as the request to sign in. */
const MOST_PATIENCE_MS = 8_000;

export interface ApplicationTools {
  router: Router;
  references: ReferenceStore;
  messenger: Messenger;
  sandbox: boolean;
  log: Log;
}

/** Routes what comes through the adapter: things said, buttons clicked, the app added or removed. */
export function createApplication(tools: ApplicationTools): Application {
  const application = new Application({ removeRecipientMention: false, startTypingTimer: false });
  application.message(isSaid, (context) => onSaid(context, tools));
  application.adaptiveCards.actionExecute(/[^]*/, async (context, _state: TurnState, data: unknown) => {
    await answerInvoke(context, await onClicked(context, data, tools));
    return '';
  });
  addSharing(application, tools);
  addFileConsent(application, tools);
  application.activity('installationUpdate', (context) => onInstallation(context, tools));
  return application;
}

function isSaid(context: TurnContext): Promise<boolean> {
  return Promise.resolve(context.activity.type === 'message');
}

async function onSaid(context: TurnContext, tools: ApplicationTools): Promise<void> {
  const { router, log } = tools;
  const turn = turnOf(context, log);
  await refresh(context, turn, tools);
  const answer = await router.said(readSaid(activitySchema.parse(context.activity)), turn);
  const posted = await context.sendActivity(messageOf(answer.card));
  if (posted?.id === undefined) return;
  await placed(answer, posted.id, turn, tools);
}

/** Notes how the conversation is reached; when that cannot be noted, the turn is answered all the same. */
async function refresh(
  { activity }: TurnContext,
  turn: Turn,
  { references, log }: ApplicationTools,
): Promise<void> {
  await references.refresh(turn, TurnContext.getConversationReference(activity)).catch((error: unknown) => {
    log.warn({ err: error }, 'a conversation was not noted');
  });
}

async function onClicked(context: TurnContext, data: unknown, tools: ApplicationTools): Promise<InvokeBody> {
  const turn = turnOf(context, tools.log);
  const verb = verbOf(context.activity.value);
  const patience = tools.router.isPatient(verb) ? MOST_PATIENCE_MS : PATIENCE_MS;
  const working = refresh(context, turn, tools).then(() => tools.router.clicked(verb, data, turn));
  const first = await Promise.race([working, after(patience)]);
  if (first !== undefined) {
    if (first.apart === true) return sendApart(context, first, turn, tools);
    await spread(first, turn, tools);
    return first.instead ?? cardBody(first.card);
  }
  void working.then((answer) => answerLate(answer, turn, tools));
  return words(texts().working);
}

/** Once Teams waits no longer: the card is for everybody then, in the message that was clicked or in one of its own. */
async function answerLate(answer: Answer, turn: Turn, tools: ApplicationTools): Promise<void> {
  const { apart, others, card } = answer;
  if (apart !== true) return spread({ ...answer, card: others ?? card, everyone: true }, turn, tools);
  const { messenger, log } = tools;
  try {
    const activityId = await messenger.post(turn.asker.tenantId, turn.conversation.id, others ?? card);
    if (activityId !== undefined) await placed(answer, activityId, turn, tools);
  } catch (error) {
    log.error({ err: error }, 'an answer was not sent');
  }
}

/** Source: learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model, response format. */
async function sendApart(
  context: TurnContext,
  answer: Answer,
  turn: Turn,
  tools: ApplicationTools,
): Promise<InvokeBody> {
  const { card } = answer;
  const sent = await context.sendActivity(messageOf(card));
  if (sent?.id !== undefined) await placed(answer, sent.id, turn, tools);
  return words(card.text);
}

/** Shown beside the card that was clicked, which stays as it is. */
function words(text: string): InvokeBody {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

function cardBody(card: Card): InvokeBody {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: spoken(card) };
}

/**
 * Answers a click for the one who clicked. Left to itself, teams-ai replaces the card for everybody from the first card
 * with a `refresh` on (AdaptiveCards.ts, actionExecuteResponseType).
 * Source: learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model, response format.
 */
async function answerInvoke(context: TurnContext, body: InvokeBody): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
}

/** The card is out, in this message. */
async function placed(
  answer: Answer,
  activityId: string,
  turn: Turn,
  tools: ApplicationTools,
): Promise<void> {
  await answer.posted?.(activityId);
  goOn(answer, activityId, turn, tools);
}

/** Lets what takes longer change the message, beside the turn. */
function goOn({ later }: Answer, activityId: string, turn: Turn, { messenger, log }: ApplicationTools): void {
  const { asker, conversation } = turn;
  later?.((card) => messenger.update(asker.tenantId, conversation.id, activityId, card)).catch(
    (error: unknown) => {
      log.error({ err: error }, 'a card was not brought up to date');
    },
  );
}

/** Tells who needs to know that the clicked message now holds this card. */
async function spread(answer: Answer, turn: Turn, tools: ApplicationTools): Promise<void> {
  const { card, everyone, posted } = answer;
  const { messenger, log } = tools;
  const { activityId, asker, conversation } = turn;
  if (activityId === undefined) return;
  try {
    await posted?.(activityId);
    if (everyone === true) await messenger.update(asker.tenantId, conversation.id, activityId, card);
    goOn(answer, activityId, turn, tools);
  } catch (error) {
    log.error({ err: error }, 'a card was not spread');
  }
}

async function onInstallation(
  context: TurnContext,
  { references, sandbox, log }: ApplicationTools,
): Promise<void> {
  const turn = turnOf(context, log);
  if (context.activity.action === 'remove') {
    await references.drop(turn.asker.tenantId, turn.conversation.id);
    return;
  }
  await references.save(turn, TurnContext.getConversationReference(context.activity));
  await context.sendActivity(messageOf(welcomeCard({ botName: BOT_NAME, sandbox })));
}

function verbOf(value: unknown): string {
  const verb = (value as { action?: { verb?: unknown } } | undefined)?.action?.verb;
  return typeof verb === 'string' ? verb : '';
}
