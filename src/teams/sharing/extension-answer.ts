import { type Attachment, CardFactory } from 'botbuilder';
import { spoken } from '../../cards/spoken';
import type { SharedCard } from '../../cards/shared';

/** What Teams is answered for a message extension. */
export interface ExtensionAnswer {
  composeExtension: { type: 'message'; text: string } | ExtensionResult;
}

interface ExtensionResult {
  type: 'result';
  attachmentLayout: 'list';
  attachments: (Attachment & { preview: Attachment })[];
  suggestedActions?: { actions: { type: 'setCachePolicy'; value: string }[] };
}

/** A line of plain text in the place of results. Source: …/search-commands/respond-to-search, `message` response type. */
export function extensionMessage(text: string): ExtensionAnswer {
  return { composeExtension: { type: 'message', text } };
}

/** Cards to choose from, each with what the list shows of it. Source: …/search-commands/respond-to-search, `result`. */
export function extensionResult(cards: readonly SharedCard[]): ExtensionAnswer {
  return { composeExtension: resultOf(cards) };
}

/**
 * What a link unfolds to; no card: the link stays a link. Teams would keep it for half an hour, whoever pastes it then
 * and whatever they may read by then, so it is told not to.
 * Source: learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/link-unfurling, remove link unfurling cache.
 */
export function unfoldedLink(cards: readonly SharedCard[]): ExtensionAnswer {
  const suggestedActions = { actions: [{ type: 'setCachePolicy' as const, value: '{"type":"no-cache"}' }] };
  return { composeExtension: { ...resultOf(cards.slice(0, 1)), suggestedActions } };
}

function resultOf(cards: readonly SharedCard[]): ExtensionResult {
  const attachments = cards.map((card) => ({
    ...CardFactory.adaptiveCard(spoken(card)),
    preview: CardFactory.thumbnailCard(card.preview.title, [], [], { text: card.preview.text }),
  }));
  return { type: 'result', attachmentLayout: 'list', attachments };
}
