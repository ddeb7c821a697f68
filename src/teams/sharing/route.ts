import type { Application } from '@microsoft/teams-ai/lib/Application';
import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Log } from '../../log';
import { after } from '../after';
import type { Router } from '../router';
import { turnOf } from '../turn-of';
import { type ExtensionAnswer, extensionMessage, extensionResult, unfoldedLink } from './extension-answer';
import { QUERY, QUERY_LINK, readWanted, type Wanted } from './wanted';
import { texts } from '../../texts/texts';

/**
 * Teams waits five seconds for the results of a search.
 * Source: learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search.
 */
const PATIENCE_MS = 4_000;

/** What the bot says when it is used from the compose box. The chat may be one that it is not in, so none is noted. */
export function addSharing(application: Application, tools: { router: Router; log: Log }): void {
  application.addRoute(
    ({ activity: { type, name } }) =>
      Promise.resolve(type === 'invoke' && (name === QUERY || name === QUERY_LINK)),
    async (context) => {
      const body = await answerTo(context, tools);
      await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
    },
    true,
  );
}

async function answerTo(
  context: TurnContext,
  { router, log }: { router: Router; log: Log },
): Promise<ExtensionAnswer> {
  const { name = '', value } = context.activity as { name?: string; value?: unknown };
  const wanted = readWanted(name, value);
  if (wanted === 'no more') return extensionResult([]);
  if (wanted === 'malformed')
    return name === QUERY_LINK ? unfoldedLink([]) : extensionMessage(texts().sharing.unknownSearch);
  const shared = await Promise.race([router.shared(wanted, turnOf(context, log)), after(PATIENCE_MS)]);
  if (shared === undefined) return withoutCards(wanted, texts().sharing.tooSlow);
  if ('refusal' in shared) return withoutCards(wanted, shared.refusal.text);
  return wanted.by === 'link' ? unfoldedLink(shared.cards) : extensionResult(shared.cards);
}

/** A search says why it found nothing. A link stays a link: who may not read alerts learns not even that there is one. */
function withoutCards({ by }: Wanted, why: string): ExtensionAnswer {
  return by === 'link' ? unfoldedLink([]) : extensionMessage(why);
}
