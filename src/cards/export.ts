import { type Card, sizeOf, template } from './card';
import { plainText } from './plain-text';

interface ExportView {
  title: string;
  head: Record<string, unknown>;
  /** What there may be many of; what does not fit is left out, and how much is said in `leftOut`. */
  lists: Record<string, readonly unknown[]>;
}

const MOST_BYTES = 20_000;
const LONGEST_LINE = 1_000;
const bind = template('export');

/** JSON to be copied, one line a member: as code, and in fixed-width type where that is not drawn. */
export function exportCard({ title, head, lists }: ExportView): Card {
  const name = plainText(title, 120);
  let most = Math.max(0, ...Object.values(lists).map((list) => list.length));
  for (;;) {
    const lines = linesOf(head, lists, most).map((line) => plainText(line, LONGEST_LINE));
    const content = bind({ title: name, code: lines.join('\n'), lines: lines.map((text) => ({ text })) });
    if (most === 0 || sizeOf(content) <= MOST_BYTES) return { content, text: name };
    most = Math.floor(most * 0.8);
  }
}

function linesOf(head: ExportView['head'], lists: ExportView['lists'], most: number): string[] {
  const leftOut = Object.values(lists).reduce((sum, list) => sum + Math.max(0, list.length - most), 0);
  const fields = Object.entries({ ...head, leftOut }).map(
    ([key, value]) => `${quoted(key)}: ${quoted(value)}`,
  );
  const members = Object.entries(lists).map(([key, list]) => listLines(key, list.slice(0, most)));
  return ['{', ...[...fields.map((field) => [field]), ...members].flatMap(withComma), '}'];
}

function listLines(key: string, list: readonly unknown[]): string[] {
  if (list.length === 0) return [`${quoted(key)}: []`];
  const items = list.map((item) => [quoted(item)]).flatMap(withComma);
  return [`${quoted(key)}: [`, ...items, ']'];
}

/** A comma after every member but the last. */
function withComma(lines: string[], index: number, all: string[][]): string[] {
  const end = index === all.length - 1 ? '' : ',';
  return lines.map((line, at) => (at === lines.length - 1 ? `${line}${end}` : line));
}

function quoted(value: unknown): string {
  return JSON.stringify(value);
}
