/** One measure beside its baseline of the same run. */
export interface Row {
  name: string;
  ours: string;
  baseline: string;
  ratio: number;
  /** What is aimed at, in words; the ratio is held against it. */
  aim: string;
  met: boolean;
}

/** A ratio that is to be at most so much. */
export function atMost(most: number, ratio: number): Pick<Row, 'ratio' | 'aim' | 'met'> {
  return { ratio, aim: `≤ ${most}`, met: ratio <= most };
}

export function atLeast(least: number, ratio: number): Pick<Row, 'ratio' | 'aim' | 'met'> {
  return { ratio, aim: `≥ ${least}`, met: ratio >= least };
}

export function milliseconds(time: number): string {
  return `${time.toFixed(time < 10 ? 2 : time < 100 ? 1 : 0)} ms`;
}

/** A table in Markdown, to be read as it is too. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['measure', 'ours', 'baseline', 'ratio', 'aim', ''];
  const body = rows.map(({ name, ours, baseline, ratio, aim, met }) => [
    ...[name, ours, baseline, ratio.toFixed(2), aim, met ? 'met' : 'missed'],
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
