import { type Button, plainButtons } from './buttons';
import { type Card, template } from './card';
import { andMore } from './and-more';
import { inPairs } from './pairs';
import { plainParagraphs, plainText } from './plain-text';
import { severityLook } from './severity';
import { texts } from '../texts/texts';

interface AlertView {
  id: string;
  title: string;
  severity: string;
  /** One line: status, source, who works on it. */
  subtitle: string;
  /** Four facts at most, such as when it was created. */
  facts: readonly { title: string; text: string }[];
  story: string;
  recommendedActions?: string;
  /** What stands above what it is about; unless told otherwise, Evidence. */
  heading?: string;
  entities: readonly AlertEntityRow[];
  techniques: readonly string[];
  /** What happened, the first thing first. */
  timeline: readonly { when: string; text: string }[];
  /** Links to the Defender portal, already checked. */
  links: readonly { title: string; url: string }[];
  buttons: readonly Button[];
}

export interface AlertEntityRow {
  /** Empty where it is the same as in the row above. */
  kind: string;
  name: string;
  detail: string;
  verdict?: string;
  /** By the verdict. */
  malicious?: boolean;
  /** What selecting it does: its look-up, or all alerts with it. */
  open?: Button;
}

const SHOWN_ENTITIES = 5;
const MOST_ENTITIES = 9;
const MOST_MOMENTS = 7;
const MOST_FACTS = 4;
const MOST_TECHNIQUES = 5;
const LONGEST_STORY = 650;
const bind = template('alert');

/** One alert or incident: what happened, to whom, and what the evidence is. */
export function alertCard(view: AlertView): Card {
  const words = texts().record;
  const title = plainText(view.title, 200);
  const look = severityLook(view.severity);
  const entities = view.entities.slice(0, MOST_ENTITIES).map(entityRow);
  // A button for a single row would be longer than the row.
  const shown = entities.length <= SHOWN_ENTITIES + 1 ? entities.length : SHOWN_ENTITIES;
  const recommended = plainParagraphs(view.recommendedActions ?? '', LONGEST_STORY);
  const content = bind({
    title,
    subtitle: plainText(view.subtitle),
    severity: look.name,
    style: look.style,
    color: look.color,
    factRows: inPairs(view.facts.slice(0, MOST_FACTS).map(factView)),
    story: plainParagraphs(view.story, LONGEST_STORY) || words.noStory,
    recommended,
    hasRecommended: recommended !== '',
    heading: plainText(view.heading ?? words.evidence, 40),
    hasEntities: entities.length > 0,
    entities: entities.slice(0, shown),
    rest: entities.slice(shown),
    hasRest: entities.length > shown,
    restTitle: words.showMore(entities.length - shown),
    more: andMore(view.entities.length - MOST_ENTITIES, words.andMoreInDefender),
    techniques: view.techniques
      .slice(0, MOST_TECHNIQUES)
      .map((one) => plainText(one, 40))
      .join(', '),
    timelineTitle: words.timeline,
    recommendedTitle: words.recommended,
    ...timelineView(view.timeline),
    links: view.links.map(({ title: name, url }) => ({ title: plainText(name, 40), url })),
    buttons: plainButtons(view.buttons),
    id: plainText(view.id, 120),
  });
  return { content, text: `${look.name}: ${title}` };
}

function factView({ title, text }: AlertView['facts'][number]) {
  return { title: plainText(title, 40), text: plainText(text, 80) };
}

function entityRow({ kind, name, detail, verdict = '', malicious = false, open }: AlertEntityRow) {
  return {
    kind: plainText(kind, 20),
    name: plainText(name, 70),
    detail: plainText(detail, 90),
    verdict: plainText(verdict, 20),
    color: malicious ? 'attention' : 'default',
    selectable: open !== undefined,
    open: plainText(open?.title ?? '', 40),
    verb: open?.verb ?? '',
    data: open?.data ?? {},
  };
}

/** The newest moments; how many there were before them. */
function timelineView(moments: AlertView['timeline']) {
  const shown = moments.slice(-MOST_MOMENTS);
  return {
    hasTimeline: shown.length > 0,
    timeline: shown.map(({ when, text }) => ({ when: plainText(when, 30), text: plainText(text, 90) })),
    earlier: andMore(moments.length - shown.length, texts().record.andEarlier),
  };
}
