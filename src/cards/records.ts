import { type Button, plainButtons } from './buttons';
import { type Card, template } from './card';
import { plainText } from './plain-text';

interface RecordsView {
  /** The answer in one sentence. */
  title: string;
  context: string;
  /** The newest first. */
  rows: readonly { title: string; detail: string; when: string }[];
  buttons: readonly Button[];
}

const MOST_ROWS = 20;
const bind = template('records');

/** A list of what has happened or waits: what, who and on what, when. */
export function recordsCard({ title, context, rows, buttons }: RecordsView): Card {
  const content = bind({
    title: plainText(title, 120),
    context: plainText(context, 200),
    rows: rows.slice(0, MOST_ROWS).map((row) => ({
      title: plainText(row.title, 80),
      detail: plainText(row.detail, 140),
      when: plainText(row.when, 30),
    })),
    buttons: plainButtons(buttons),
  });
  return { content, text: plainText(title, 120) };
}
