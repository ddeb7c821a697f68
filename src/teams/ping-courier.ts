import type { Ping, PingCourier } from '../alerts/watches/ping';
import type { Clock } from '../clock';
import type { Delivery } from '../delivery';
import { speaking } from '../texts/texts';
import type { Messenger } from './messenger';
import type { ReferenceStore } from './references';
import { pauseAnswer, pingAnswer } from './views/ping-view';

/**
 * Of what Teams takes of a bot in a conversation (7 in one second, 1,800 an hour), what watches may use of it.
 * Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit.
 */
const EVERY_MS = 5_000;
/** Where Teams asks for a pause and does not say how long. */
const PAUSE_MS = 15_000;

export interface PingCourierTools {
  messenger: Messenger;
  references: ReferenceStore;
  clock: Clock;
}

/** Brings pings to conversations in Teams: one message or change in five seconds at most in each. */
export function createPingCourier({ messenger, references, clock }: PingCourierTools): PingCourier {
  /** A pause that Teams asks for holds for everything that comes meanwhile. */
  async function heeding(tenantId: string, conversationId: string, delivery: Delivery): Promise<Delivery> {
    if (delivery.outcome === 'later')
      await references.holdBack(tenantId, conversationId, delivery.afterMs ?? PAUSE_MS);
    return delivery;
  }

  async function send(tenantId: string, conversationId: string, card: ReturnType<typeof pingAnswer>) {
    const delivery = await messenger.send(tenantId, conversationId, card);
    if (delivery.outcome === 'refused') await references.park(tenantId, conversationId, delivery.why);
    return heeding(tenantId, conversationId, delivery);
  }

  /** In the language of the watch that found most of it. */
  function cardOf(ping: Ping) {
    return speaking(ping.watches[0]?.watch.language ?? 'en', () => pingAnswer(ping, clock()));
  }

  return {
    async parked(tenantId, conversationId) {
      const known = await references.known(tenantId, conversationId);
      return known === undefined ? 'the bot was removed from that conversation' : known.parked;
    },
    maySpeak: (tenantId, conversationId) => references.maySpeak(tenantId, conversationId, EVERY_MS),
    send: (ping) => send(ping.tenantId, ping.conversationId, cardOf(ping)),
    async change(ping, activityId) {
      const { tenantId, conversationId } = ping;
      const delivery = await messenger.change(tenantId, conversationId, activityId, cardOf(ping));
      return heeding(tenantId, conversationId, delivery);
    },
    tellOfPause: (watch) =>
      send(
        watch.tenantId,
        watch.conversation.id,
        speaking(watch.language, () => pauseAnswer(watch)),
      ),
  };
}
