import { type Button, plainButtons } from './buttons';
import { type Card, template } from './card';
import { plainText } from './plain-text';
import { andMore } from './and-more';
import { texts } from '../texts/texts';

export interface FindingRow {
  title: string;
  mark: '✕' | '○' | '✓';
  color: 'attention' | 'default' | 'good';
  detail: string;
  /** Who takes care of it, until when it is quiet; nothing when there is nothing to say. */
  state: string;
  fixes: readonly Button[];
}

export interface FindingsView {
  tone: 'good' | 'warning' | 'attention' | 'default';
  headline: string;
  context: string;
  /** Why it comes here; nothing when it is where it belongs. */
  detour: string;
  rows: readonly FindingRow[];
  /** What to type to see those that find no room. */
  elsewhere?: string;
  canSnooze: boolean;
  buttons: readonly Button[];
}

const MOST_ROWS = 6;
/** For how many days it can be quiet. */
const SNOOZES = [1, 3, 7];
const MOST_FIXES = 2;
const bind = template('findings');

/** What is not as it should be with a connection, the worst first, and what is over. */
export function findingsCard(view: FindingsView): Card {
  const headline = plainText(view.headline, 160);
  const content = bind({
    tone: view.tone,
    headline,
    context: plainText(view.context, 160),
    detour: plainText(view.detour, 200),
    rows: view.rows.slice(0, MOST_ROWS).map(rowView),
    more: andMore(view.rows.length - MOST_ROWS, (count) =>
      texts().status.moreElsewhere(count, plainText(view.elsewhere ?? 'status', 60)),
    ),
    snoozeFor: texts().notices.snoozeFor,
    days: SNOOZES.map((count) => ({ count: String(count), title: texts().notices.days(count) })),
    canSnooze: view.canSnooze,
    buttons: plainButtons(view.buttons),
  });
  return { content, text: headline };
}

function rowView({ title, mark, color, detail, state, fixes }: FindingRow) {
  return {
    title: plainText(title, 140),
    mark,
    color,
    detail: plainText(detail, 400),
    state: plainText(state, 160),
    fixes: plainButtons(fixes).slice(0, MOST_FIXES),
  };
}
