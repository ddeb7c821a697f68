import { type Button, plainButtons } from './buttons';
import { type Card, template } from './card';
import { plainText } from './plain-text';
import { severityLook } from './severity';
import { inNumbers, texts } from '../texts/texts';

interface AlertListView {
  total: number;
  /** There are more than that. */
  more: boolean;
  /** One of them and many. */
  what: readonly [string, string];
  /** What a row does when it is selected; it is given the row's id. */
  open: string;
  /** As it was understood; empty for all alerts. */
  query: string;
  counts: readonly { severity: string; count: number }[];
  rows: readonly { id: string; title: string; subtitle: string; severity: string; when: string }[];
  /** Such as "1–7 of 128". */
  range: string;
  /** Shown when somebody asks to narrow the list down. */
  narrowings: readonly Button[];
  buttons: readonly Button[];
  /** What to try when nothing was found. */
  hint?: string;
}

const MOST_ROWS = 10;
const MOST_NARROWINGS = 4;
const bind = template('alert-list');

/** Alerts or incidents, one page. A row opens its own. */
export function alertListCard(view: AlertListView): Card {
  const { total, more, query, counts, rows, range, hint, open } = view;
  const [one, many] = view.what;
  const { list } = texts();
  const title =
    total === 0 ? list.none(many) : `${inNumbers(total)}${more ? '+' : ''} ${total === 1 ? one : many}`;
  const narrowings = plainButtons(view.narrowings).slice(0, MOST_NARROWINGS);
  const content = bind({
    title,
    query: plainText(query === '' ? list.everything : query),
    counts: counts.slice(0, 4).map(({ severity, count }) => ({
      count: inNumbers(count),
      color: severityLook(severity).color,
      severity: severityLook(severity).name,
    })),
    rows: rows.slice(0, MOST_ROWS).map((row) => ({
      id: row.id,
      verb: open,
      title: plainText(row.title, 140),
      subtitle: plainText(`${severityLook(row.severity).name} · ${row.subtitle}`, 140),
      style: severityLook(row.severity).style,
      when: plainText(row.when, 20),
    })),
    range: plainText(range, 80),
    narrowings,
    buttons: plainButtons(view.buttons),
    toggles: narrowings.length === 0 ? [] : [{ title: list.narrow }],
    ...{ onlyThose: list.onlyThose, openTitle: list.open },
    hint: plainText(hint ?? ''),
  });
  return { content, text: query === '' ? title : list.spoken(title, plainText(query)) };
}
