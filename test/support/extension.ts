import type { CardJson, ChannelUser, Conversation } from './teams-channel';

/** An answer to a message extension as it went over the wire. */
export interface Extension {
  type: string;
  text?: string;
  attachmentLayout?: string;
  attachments?: { contentType: string; content: CardJson; preview: Preview }[];
  suggestedActions?: unknown;
}

interface Preview {
  contentType: string;
  content: { title: string; text: string };
}

/** Types into the search box of the message extension; without words: opens it. */
export function searches(chat: Conversation, user: ChannelUser, words?: string): Promise<Extension> {
  const parameter = words === undefined ? ['initialRun', 'true'] : ['query', words];
  return asks(chat, user, 'composeExtension/query', {
    commandId: 'alerts',
    parameters: [{ name: parameter[0], value: parameter[1] }],
    queryOptions: { skip: 0, count: 25 },
  });
}

/** Pastes a link into a message. */
export function pastes(chat: Conversation, user: ChannelUser, url: string): Promise<Extension> {
  return asks(chat, user, 'composeExtension/queryLink', { url });
}

export async function asks(
  chat: Conversation,
  user: ChannelUser,
  name: string,
  value: unknown,
): Promise<Extension> {
  const { status, body } = await chat.asks(user, name, value);
  if (status !== 200) throw new Error(`${name} was answered with ${status}.`);
  return (body as { composeExtension: Extension }).composeExtension;
}
