import { type Button, plainButtons } from './buttons';
import { type Card, template } from './card';
import { inPairs } from './pairs';
import { plainParagraphs, plainText } from './plain-text';

type Color = 'default' | 'attention' | 'good';

export interface LookUpRow {
  name: string;
  detail: string;
  /** How long ago, such as "4 min". */
  when?: string;
  color?: Color;
  /** What selecting the row does. */
  open?: Button;
}

export interface LookUpSection {
  heading: string;
  /** How many there are, or why there is nothing, in words. */
  note: string;
  rows: readonly LookUpRow[];
  /** How many of them are shown; standard: three. */
  most?: number;
}

export interface LookUpLine {
  name: string;
  text: string;
  /** It is a text of several lines, such as the text of a mail. */
  long?: boolean;
}

export interface LookUpView {
  /** The name, and what stands out. */
  title: string;
  subtitle: string;
  facts: readonly { title: string; text: string; color?: Color }[];
  sections: readonly LookUpSection[];
  /** What is behind a button: its title, and what it opens; nothing when there are no lines. */
  more: { title: string; lines: readonly LookUpLine[] };
  /** What is still to come, or is missing; empty when all is there. */
  state: string;
  buttons: readonly Button[];
}

const MOST_FACTS = 4;
const MOST_SECTIONS = 3;
const MOST_ROWS = 3;
const MOST_LINES = 8;
const LONGEST_TEXT = 1_800;
const bind = template('lookup');

/** What was looked up of one thing: a user, a device, a mail. */
export function lookUpCard(view: LookUpView): Card {
  const title = plainText(view.title, 160);
  const state = plainText(view.state, 300);
  const more = view.more.lines.slice(0, MOST_LINES);
  const content = bind({
    title,
    subtitle: plainText(view.subtitle, 200),
    factRows: inPairs(view.facts.slice(0, MOST_FACTS).map(factView)),
    sections: view.sections.slice(0, MOST_SECTIONS).map(sectionView),
    hasMore: more.length > 0,
    moreTitle: plainText(view.more.title, 40),
    more: more.map(lineView),
    state,
    buttons: plainButtons(view.buttons),
  });
  return { content, text: state === '' ? title : `${title}. ${state}` };
}

function factView({ title, text, color = 'default' }: LookUpView['facts'][number]) {
  return { title: plainText(title, 40), text: plainText(text, 80), color };
}

function lineView({ name, text, long = false }: LookUpLine) {
  return {
    name: plainText(name, 40),
    text: long ? plainParagraphs(text, LONGEST_TEXT) : plainText(text, 240),
  };
}

function sectionView({ heading, note, rows, most = MOST_ROWS }: LookUpSection) {
  const after = plainText(note, 200);
  return {
    heading: plainText(heading, 40),
    note: after === '' ? ' ' : `  ${after}`,
    rows: rows.slice(0, most).map(rowView),
  };
}

function rowView({ name, detail, when = '', color = 'default', open }: LookUpRow) {
  return {
    name: plainText(name, 80),
    detail: plainText(detail, 110),
    when: plainText(when, 20),
    color,
    selectable: open !== undefined,
    open: plainText(open?.title ?? '', 40),
    verb: open?.verb ?? '',
    data: open?.data ?? {},
  };
}
