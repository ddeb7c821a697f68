import { type Card, template } from './card';
import { plainParagraphs, plainText } from './plain-text';
import { severityLook } from './severity';

export interface AlertView {
  id: string;
  title: string;
  severity: string;
  /** One line: status, source, who works on it. */
  subtitle: string;
  /** Four facts at most, such as when it was created. */
  facts: readonly { title: string; text: string }[];
  story: string;
  recommendedActions?: string;
  entities: readonly { kind: string; name: string; detail?: string; verdict?: string }[];
  techniques: readonly string[];
  /** Links to the Defender portal, already checked. */
  links: readonly { title: string; url: string }[];
}

const MOST_ENTITIES = 12;
const MOST_TECHNIQUES = 8;
const LONGEST_STORY = 1500;
const bind = template('alert');

/** One alert: what happened, to whom, and what the evidence is. */
export function alertCard(view: AlertView): Card {
  const title = plainText(view.title, 200);
  const look = severityLook(view.severity);
  const recommended = plainParagraphs(view.recommendedActions ?? '', LONGEST_STORY);
  const content = bind({
    title,
    subtitle: plainText(view.subtitle),
    severity: look.name,
    style: look.style,
    color: look.color,
    facts: view.facts.map(({ title: name, text }) => ({ title: name, text: plainText(text, 80) })),
    story: plainParagraphs(view.story, LONGEST_STORY) || 'Defender gave no description.',
    recommended,
    hasRecommended: recommended !== '',
    entities: view.entities.slice(0, MOST_ENTITIES).map(entityRow),
    hasEntities: view.entities.length > 0,
    more: Math.max(0, view.entities.length - MOST_ENTITIES),
    techniques: view.techniques
      .slice(0, MOST_TECHNIQUES)
      .map((one) => plainText(one, 20))
      .join(', '),
    links: view.links,
    id: plainText(view.id, 120),
  });
  return { content, text: `${look.name}: ${title}` };
}

function entityRow({ kind, name, detail, verdict }: AlertView['entities'][number]) {
  const rest = [detail, verdict].filter((part) => part !== undefined && part !== '').join(' · ');
  return { kind, name: plainText(name, 120), detail: plainText(rest, 160) };
}
