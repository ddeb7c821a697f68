import type { Application } from '@microsoft/teams-ai/lib/Application';
import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Log } from '../../log';
import { CONSENT } from '../actions/consent-actions';
import { after } from '../after';
import type { Messenger } from '../messenger';
import type { Router } from '../router';
import { turnOf } from '../turn-of';

interface ConsentTools {
  router: Router;
  messenger: Messenger;
  log: Log;
}

/** Teams gives an invoke ten seconds; a larger file goes on after that. */
const PATIENCE_MS = 8_000;

/**
 * Somebody has agreed to get a file, or not: an action like any other, for which Teams has an invoke of its own.
 * Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4, invoke activity.
 */
export function addFileConsent(application: Application, tools: ConsentTools): void {
  application.addRoute(
    ({ activity: { type, name } }) => Promise.resolve(type === 'invoke' && name === 'fileConsent/invoke'),
    async (context) => {
      const working = decided(context, tools).catch((error: unknown) => {
        tools.log.error({ err: error }, 'what became of a file was not told');
      });
      await Promise.race([working, after(PATIENCE_MS)]);
      await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200 } });
    },
    true,
  );
}

/** The request becomes what came of it, so that nobody answers it twice; the file itself is a message. */
async function decided(context: TurnContext, { router, messenger, log }: ConsentTools): Promise<void> {
  const turn = turnOf(context, log);
  const { asker, conversation, activityId } = turn;
  const { card } = await router.clicked(CONSENT, context.activity.value as unknown, turn);
  const { attachment, ...notice } = card;
  const changed =
    activityId !== undefined && (await messenger.update(asker.tenantId, conversation.id, activityId, notice));
  if (!changed) await messenger.send(asker.tenantId, conversation.id, notice);
  if (attachment !== undefined) await messenger.send(asker.tenantId, conversation.id, card);
}
