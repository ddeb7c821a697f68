import { type Button, plainButtons } from './buttons';
import { type Card, template } from './card';
import { plainText } from './plain-text';
import { texts } from '../texts/texts';

export interface HuntView {
  /** The answer: how much was found, or what went wrong. */
  title: string;
  tone?: 'good' | 'warning' | 'attention';
  /** One line: what was asked, how long it took, how far back, by whom. */
  context: string;
  text?: string;
  /** Said to the one who clicked. */
  note?: string;
  /** Side by side, or turned: one block a row, name and value beneath each other. */
  kind: 'table' | 'turned';
  columns: readonly string[];
  /** How much of the width each column gets, side by side. */
  widths: readonly number[];
  rows: readonly (readonly string[])[];
  /** What is not shown. */
  rest?: string;
  /** The query, line by line. */
  lines: readonly string[];
  buttons: readonly Button[];
}

export const MOST_ROWS = 7;
export const MOST_COLUMNS = 5;
export const MOST_FIELDS = 8;
/** Names and values on one card. */
export const MOST_TURNED = 28;
const LONGEST_CELL = 60;
const LONGEST_VALUE = 100;
const LONGEST_QUERY = 1_200;
const MOST_LINES = 20;
const bind = template('hunt');

/** A hunt: under way, done, or failed; the query is behind a button. */
export function huntCard(view: HuntView): Card {
  const title = plainText(view.title, 120);
  const table = view.kind === 'table';
  const content = bind({
    title,
    style: view.tone ?? 'default',
    context: plainText(view.context, 200),
    text: plainText(view.text ?? '', 700),
    note: plainText(view.note ?? '', 200),
    heads: table && view.columns.length > 0 ? [{ cells: cellsOf(view.columns, view) }] : [],
    rows: table ? view.rows.slice(0, MOST_ROWS).map((row) => ({ cells: cellsOf(row, view) })) : [],
    blocks: table ? [] : blocksOf(view),
    rest: plainText(view.rest ?? '', 120),
    queryTitle: texts().hunts.run.query,
    ...queryOf(view.lines),
    buttons: plainButtons(view.buttons),
  });
  return { content, text: title };
}

function cellsOf(texts: readonly string[], { widths }: HuntView) {
  return texts
    .slice(0, MOST_COLUMNS)
    .map((text, index) => ({ text: plainText(text, LONGEST_CELL), width: widths[index] ?? 1 }));
}

function blocksOf({ rows, columns }: HuntView) {
  const names = columns.slice(0, MOST_FIELDS).map((name) => plainText(name, 30));
  const most = Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_TURNED / Math.max(1, names.length))));
  return rows.slice(0, most).map((row) => ({
    fields: names.flatMap((name, index) => {
      const value = plainText(row[index] ?? '', LONGEST_VALUE);
      return value === '' ? [] : [{ name, value }];
    }),
  }));
}

function queryOf(lines: readonly string[]) {
  let room = LONGEST_QUERY;
  const shown = lines.slice(0, MOST_LINES).flatMap((line) => {
    const text = plainText(line, Math.max(1, Math.min(300, room)));
    room -= text.length;
    return text === '' || room < 0 ? [] : [{ text }];
  });
  const cut = lines.join('\n').length > LONGEST_QUERY || lines.length > MOST_LINES;
  return { lines: shown, more: cut ? texts().hunts.run.wholeQuery : '' };
}
