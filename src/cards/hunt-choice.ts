import { type Button, plainButtons } from './buttons';
import { type Card, template } from './card';
import { plainText } from './plain-text';
import { texts } from '../texts/texts';

interface HuntChoiceView {
  title: string;
  context: string;
  /** A row is run when it is selected. */
  rows: readonly { title: string; detail: string; verb: string; data: Record<string, unknown> }[];
  buttons: readonly Button[];
}

const SHOWN = 7;
const MOST = 21;
const bind = template('hunt-choice');

/** Hunts to choose from. */
export function huntChoiceCard(view: HuntChoiceView): Card {
  const title = plainText(view.title, 120);
  const rows = view.rows.slice(0, MOST).map(({ title: name, detail, verb, data }) => ({
    ...{ verb, data },
    title: plainText(name, 80),
    detail: plainText(detail, 110),
  }));
  // A button for a single row would be longer than the row.
  const shown = rows.length <= SHOWN + 1 ? rows.length : SHOWN;
  const left = view.rows.length - rows.length;
  const content = bind({
    title,
    context: plainText(view.context, 200),
    rows: rows.slice(0, shown),
    rest: rows.slice(shown),
    hasRest: rows.length > shown,
    runTitle: texts().hunts.offers.run,
    restTitle: texts().record.showMore(rows.length - shown),
    more: left > 0 ? texts().record.andMore(left) : '',
    buttons: plainButtons(view.buttons),
  });
  return { content, text: title };
}
