import type { IncomingActivity } from './activity';
import { withoutTags } from './without-tags';

/** What was said to the bot, as a command and the words after it. */
export interface Said {
  command: string;
  words: string;
  /** The same words as they were written, lines kept: for a query that was pasted. */
  lines: string;
}

/**
 * Reads a message: mentions of the bot are taken out, HTML entities and odd spaces undone, a leading slash let pass.
 * Source of the mention form: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations.
 */
export function readSaid(
  activity: Pick<IncomingActivity, 'text'> & Partial<Pick<IncomingActivity, 'entities' | 'recipient'>>,
): Said {
  const rest = withoutMentions(activity);
  const text = plain(rest).replace(/\s+/gu, ' ').trim().replace(/^\//, '');
  const end = text.search(/\s/u);
  const command = (end === -1 ? text : text.slice(0, end)).toLowerCase();
  return { command, words: end === -1 ? '' : text.slice(end + 1).trim(), lines: linesOf(rest) };
}

function withoutMentions({ text, entities, recipient }: Parameters<typeof readSaid>[0]): string {
  let rest = text ?? '';
  for (const entity of entities ?? []) {
    const { text: mention, mentioned } = entity as { text?: unknown; mentioned?: { id?: unknown } };
    const ours = entity.type === 'mention' && mentioned?.id === recipient?.id;
    if (ours && typeof mention === 'string' && mention !== '') rest = rest.split(mention).join(' ');
  }
  return rest.replace(/^\s*<at[^<>]{0,200}>[^<>]{0,200}<\/at>/i, ' ');
}

/** What comes after the first word, which a code block may hold too. */
function linesOf(text: string): string {
  const written = plain(withoutTags(text)).trim();
  const end = written.search(/\s/u);
  return end === -1 ? '' : written.slice(end + 1).trim();
}

function plain(text: string): string {
  return text
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/[“”]/g, '"');
}
