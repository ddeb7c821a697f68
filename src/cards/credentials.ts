import { type Button, plainButtons } from './buttons';
import { type Card, template } from './card';
import { plainText } from './plain-text';
import { andMore } from './and-more';
import { texts } from '../texts/texts';

export interface CredentialRow {
  title: string;
  /** Such as "45 days". */
  left: string;
  /** Whether it is in use, who knows it, when it ends. */
  detail: string;
  state: 'good' | 'warning' | 'attention';
  /** How much of the bar is filled, from 0 to 1. */
  share: number;
}

interface CredentialsView {
  /** The answer in one sentence. */
  headline: string;
  context: string;
  /** The first to end first. */
  rows: readonly CredentialRow[];
  buttons: readonly Button[];
}

const MOST_ROWS = 12;
const bind = template('credentials');

/**
 * The secrets and certificates of an application. The bar is two columns side by side, which every client draws
 * (Agents Playground draws no ProgressBar); the days stand beside the name in words.
 */
export function credentialsCard({ headline, context, rows, buttons }: CredentialsView): Card {
  const answer = plainText(headline, 120);
  const content = bind({
    headline: answer,
    context: plainText(context, 160),
    empty: rows.length === 0 ? texts().credentials.none : '',
    rows: rows.slice(0, MOST_ROWS).map(rowView),
    more: andMore(rows.length - MOST_ROWS),
    buttons: plainButtons(buttons),
  });
  return { content, text: answer };
}

function rowView({ title, left, detail, state, share }: CredentialRow) {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return {
    title: plainText(title, 60),
    left: plainText(left, 20),
    // Yellow is hard to read as a text on white.
    color: state === 'good' ? 'default' : 'attention',
    detail: plainText(detail, 160),
    state,
    // A column of no width would be drawn as wide as the other one.
    filled: Math.max(1, filled),
    rest: Math.max(1, 100 - filled),
  };
}
