import { type Button, plainButtons } from './buttons';
import { type Card, template } from './card';
import { plainText } from './plain-text';
import { severityLook } from './severity';

interface AlertListView {
  total: number;
  /** As it was understood; empty for all alerts. */
  query: string;
  counts: readonly { severity: string; count: number }[];
  rows: readonly { id: string; title: string; subtitle: string; severity: string; when: string }[];
  /** Such as "1–7 of 128". */
  range: string;
  buttons: readonly Button[];
  /** What to try when nothing was found. */
  hint?: string;
}

const MOST_ROWS = 10;
const bind = template('alert-list');

/** Newest alerts, one page. A row opens its alert. */
export function alertListCard({ total, query, counts, rows, range, buttons, hint }: AlertListView): Card {
  const title =
    total === 0 ? 'No alerts' : `${total.toLocaleString('en')} ${total === 1 ? 'alert' : 'alerts'}`;
  const content = bind({
    title,
    query: plainText(query === '' ? 'all, newest first' : query),
    counts: counts.slice(0, 4).map(({ severity, count }) => ({
      count: count.toLocaleString('en'),
      color: severityLook(severity).color,
      severity: severityLook(severity).name,
    })),
    rows: rows.slice(0, MOST_ROWS).map((row) => ({
      id: row.id,
      title: plainText(row.title, 140),
      subtitle: plainText(`${severityLook(row.severity).name} · ${row.subtitle}`, 140),
      style: severityLook(row.severity).style,
      when: plainText(row.when, 20),
    })),
    range: plainText(range, 80),
    buttons: plainButtons(buttons),
    hint: plainText(hint ?? ''),
  });
  return { content, text: query === '' ? title : `${title} for ${plainText(query)}` };
}
