import { type Activity, CardFactory, type CloudAdapter, MessageFactory, type TurnContext } from 'botbuilder';
import type { Card } from '../cards/card';
import type { Log } from '../log';
import { type BotOptions, isAllowedServiceUrl } from './options';
import type { ReferenceStore } from './references';

const ATTEMPTS = 4;
/** Statuses that Teams asks to be tried again. Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit. */
const AGAIN = [412, 429, 502, 504];

/** Speaks without being spoken to. */
export interface Messenger {
  /** Changes a message that the bot sent before. False: it could not be delivered, and the log says why. */
  update(tenantId: string, conversationId: string, activityId: string, card: Card): Promise<boolean>;
}

export interface MessengerTools {
  adapter: CloudAdapter;
  references: ReferenceStore;
  options: BotOptions;
  sleep: (milliseconds: number) => Promise<void>;
  log: Log;
}

export function createMessenger({ adapter, references, options, sleep, log }: MessengerTools): Messenger {
  return {
    async update(tenantId, conversationId, activityId, card) {
      const reference = await references.find(tenantId, conversationId);
      if (reference?.serviceUrl === undefined || !isAllowedServiceUrl(reference.serviceUrl, options))
        return false;
      const appId = options.app?.id ?? '';
      const deliver = () =>
        adapter.continueConversationAsync(appId, reference, async (context: TurnContext) => {
          await context.updateActivity({ ...messageOf(card), id: activityId });
        });
      for (let attempt = 1; ; attempt++) {
        try {
          await deliver();
          return true;
        } catch (error) {
          const status = (error as { statusCode?: unknown }).statusCode;
          const again = typeof status === 'number' && AGAIN.includes(status) && attempt < ATTEMPTS;
          if (!again) {
            log.warn({ status, conversationId }, 'a card could not be updated');
            return false;
          }
          await sleep(1000 * 2 ** (attempt - 1));
        }
      }
    },
  };
}

/** A card as a message, with its text for notifications and for clients that draw no cards. */
export function messageOf({ content, text }: Card): Partial<Activity> {
  return { ...MessageFactory.attachment(CardFactory.adaptiveCard(content)), summary: text };
}
