import { type Button, plainButtons } from './buttons';
import { type Card, template } from './card';
import { plainText } from './plain-text';

interface ActivitiesView {
  /** The answer in one sentence. */
  title: string;
  /** What was asked for, as it was understood. */
  context: string;
  /** The newest first. */
  rows: readonly {
    title: string;
    detail: string;
    when: string;
    color?: 'default' | 'attention';
    /** What selecting it does: the look-up of who did it. */
    open?: Button;
  }[];
  /** Such as "1–7 of 128". */
  range: string;
  buttons: readonly Button[];
  /** What to try when nothing was found. */
  hint?: string;
}

const MOST_ROWS = 10;
const bind = template('activities');

/** What was done in cloud apps: what, who, where, when. */
export function activityListCard(view: ActivitiesView): Card {
  const title = plainText(view.title, 120);
  const content = bind({
    title,
    context: plainText(view.context, 200),
    rows: view.rows.slice(0, MOST_ROWS).map(({ color = 'default', open, ...row }) => ({
      title: plainText(row.title, 90),
      detail: plainText(row.detail, 140),
      when: plainText(row.when, 20),
      color,
      selectable: open !== undefined,
      open: plainText(open?.title ?? '', 40),
      verb: open?.verb ?? '',
      data: open?.data ?? {},
    })),
    range: plainText(view.range, 80),
    hint: plainText(view.hint ?? ''),
    buttons: plainButtons(view.buttons),
  });
  return { content, text: title };
}
