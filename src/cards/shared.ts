import { type Card, template } from './card';
import { plainText, WORD_JOINER } from './plain-text';
import { severityLook } from './severity';
import { texts } from '../texts/texts';

interface SharedView {
  title: string;
  severity: string;
  state: string;
  /** What it is and where it comes from: "Alert from Defender for Endpoint". */
  kind: string;
  /** Two at most, such as when it was created. */
  facts: readonly { title: string; text: string }[];
  /** A link to the Defender portal, already checked. */
  url: string | undefined;
  /** The moment that all this is true of: nobody brings a shared card up to date. */
  asOf: string;
}

/** A card that a person sends, and what a list of them shows of it. */
export interface SharedCard extends Card {
  preview: { title: string; text: string };
}

const MOST_FACTS = 2;
const bind = template('shared');

/**
 * An alert or incident in a message of a person's own. It is of version 1.3, the newest that a link may unfold to, and
 * its one button opens the portal: one that asks the bot would have Teams add the bot to the chat.
 * Sources: learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/link-unfurling, and
 * …/search-commands/universal-actions-for-search-based-message-extensions, just-in-time install.
 */
export function sharedCard(view: SharedView): SharedCard {
  const title = plainText(view.title, 200);
  const look = severityLook(view.severity);
  const state = plainText(view.state, 40);
  const kind = plainText(view.kind, 80);
  const facts = view.facts.slice(0, MOST_FACTS).map(({ title: name, text }) => ({
    title: plainText(name, 40),
    text: plainText(text, 120),
  }));
  const text = `${look.name}: ${title}. ${[kind, state].join(', ')}.`;
  const content = bind({
    ...{ title, state, kind },
    severity: look.name,
    style: look.style,
    color: look.color,
    facts,
    links: view.url === undefined ? [] : [{ url: view.url, title: texts().record.openInDefender }],
    asOf: texts().sharing.asOf(plainText(view.asOf, 40)),
  });
  const facing = [look.name, state, ...facts.map((fact) => fact.text)].join(' · ');
  return { content, text, preview: { title: previewText(title), text: previewText(facing) } };
}

/**
 * Previews are of an older kind of card, which has no TextRun and may read HTML or Markdown: no tag and no link is left
 * in it. Source: learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format.
 */
function previewText(text: string): string {
  return text.replaceAll('<', `<${WORD_JOINER}`).replaceAll('](', `]${WORD_JOINER}(`);
}
