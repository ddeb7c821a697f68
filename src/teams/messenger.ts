import {
  type Activity,
  CardFactory,
  type CloudAdapter,
  type ConversationReference,
  MessageFactory,
  type TurnContext,
} from 'botbuilder';
import { spoken } from '../cards/spoken';
import type { Delivery } from '../delivery';
import type { Log } from '../log';
import type { Sendable } from './answer';
import { type BotOptions, isAllowedServiceUrl } from './options';
import type { ReferenceStore } from './references';
import { sendFailure } from './send-failure';

const ATTEMPTS = 4;
const LONGEST_PAUSE_MS = 30_000;

const UNKNOWN: Delivery = {
  outcome: 'refused',
  why: 'the bot does not know how to reach that conversation',
};

/** Speaks without being spoken to. */
export interface Messenger {
  /** Sends a message of its own, once: whether to try again is for whoever keeps count of them. */
  send(tenantId: string, conversationId: string, card: Sendable): Promise<Delivery>;
  /** The same with some attempts where Teams wants it later. The id of the message; undefined: the log says why there is none. */
  post(tenantId: string, conversationId: string, card: Sendable): Promise<string | undefined>;
  /** Changes a message that the bot sent before, once. */
  change(tenantId: string, conversationId: string, activityId: string, card: Sendable): Promise<Delivery>;
  /** The same with some attempts. False: it could not be delivered, and the log says why. */
  update(tenantId: string, conversationId: string, activityId: string, card: Sendable): Promise<boolean>;
}

export interface MessengerTools {
  adapter: CloudAdapter;
  references: ReferenceStore;
  options: BotOptions;
  sleep: (milliseconds: number) => Promise<void>;
  log: Log;
}

export function createMessenger({ adapter, references, options, sleep, log }: MessengerTools): Messenger {
  async function allowed(tenantId: string, conversationId: string) {
    const reference = await references.find(tenantId, conversationId);
    const { serviceUrl } = reference ?? {};
    return serviceUrl !== undefined && isAllowedServiceUrl(serviceUrl, options) ? reference : undefined;
  }

  function speak(reference: Partial<ConversationReference>, say: (context: TurnContext) => Promise<void>) {
    return adapter.continueConversationAsync(options.app?.id ?? '', reference, say);
  }

  /** Some attempts, as long as they come to what is worth another. */
  async function persist(
    deliver: () => Promise<Delivery>,
    again: readonly Delivery['outcome'][],
  ): Promise<Delivery> {
    for (let attempt = 1; ; attempt++) {
      const delivery = await deliver();
      if (!again.includes(delivery.outcome) || attempt === ATTEMPTS) return delivery;
      const asked = delivery.outcome === 'later' ? delivery.afterMs : undefined;
      await sleep(Math.min(asked ?? 1000 * 2 ** (attempt - 1), LONGEST_PAUSE_MS));
    }
  }

  const messenger: Messenger = {
    async send(tenantId, conversationId, card) {
      const reference = await allowed(tenantId, conversationId);
      if (reference === undefined) return UNKNOWN;
      let posted: string | undefined;
      try {
        await speak(reference, async (context) => {
          sendOnce(context);
          // With the id of an activity it would be an answer to that one.
          context.activity.id = '';
          posted = (await context.sendActivity(messageOf(card)))?.id;
        });
      } catch (error) {
        const failure = sendFailure(error);
        log.warn({ conversationId, ...failure }, 'a message was not sent');
        return failure;
      }
      if (posted !== undefined) return { outcome: 'sent', activityId: posted };
      return { outcome: 'unsure', why: 'Teams gave no id for the message' };
    },
    async post(tenantId, conversationId, card) {
      const sent = await persist(() => messenger.send(tenantId, conversationId, card), ['later']);
      return sent.outcome === 'sent' ? sent.activityId : undefined;
    },
    async change(tenantId, conversationId, activityId, card) {
      const reference = await allowed(tenantId, conversationId);
      if (reference === undefined) return UNKNOWN;
      try {
        await speak(reference, async (context) => {
          sendOnce(context);
          await context.updateActivity({ ...messageOf(card), id: activityId });
        });
        return { outcome: 'sent', activityId };
      } catch (error) {
        const failure = sendFailure(error);
        log.warn({ conversationId, ...failure }, 'a message was not changed');
        return failure;
      }
    },
    async update(tenantId, conversationId, activityId, card) {
      const change = () => messenger.change(tenantId, conversationId, activityId, card);
      // Made twice it is the same.
      return (await persist(change, ['later', 'unsure'])).outcome === 'sent';
    },
  };
  return messenger;
}

/**
 * The connector's client repeats a POST that broke off, or was answered with a fault, three times by itself: what had
 * been delivered would be there four times. It has no setting for that, so the policy is taken out.
 * Source: @azure/core-rest-pipeline, createPipelineFromOptions; seen with botframework-connector 4.23.3.
 */
function sendOnce(context: TurnContext): void {
  const connector: unknown = context.turnState.get(context.adapter.ConnectorClientKey);
  (connector as ConnectorWithPipeline).client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
}

interface ConnectorWithPipeline {
  client: { pipeline: { removePolicy(policy: { name: string }): unknown } };
}

/** A card as a message, with its text for notifications and for clients that draw no cards. */
export function messageOf(card: Sendable): Partial<Activity> {
  const attachment = card.attachment ?? CardFactory.adaptiveCard(spoken(card));
  return { ...MessageFactory.attachment(attachment), summary: card.text };
}
