import { holds, type Row, targetInWords } from './rows';
import type { Score } from './score';

/** The rows with their figures as a Markdown table, and whether all of them hold. A row of several scores shows the worst. */
export function boardOf(rows: readonly Row[], scores: readonly Score[]): { text: string; holds: boolean } {
  const lines = rows.map((row) =>
    lineOf(
      row,
      scores.filter(({ number }) => number === row.number),
    ),
  );
  const held = lines.filter(({ good }) => good).length;
  const head = ['| # | measure | of | figures | should be | |', '|---|---|---|---|---|---|'];
  const text = [...head, ...lines.map(({ line }) => line), '', `${held} of ${rows.length} rows hold.`];
  return { text: text.join('\n'), holds: held === rows.length };
}

function lineOf(
  { number, measure, targets }: Row,
  scores: readonly Score[],
): { line: string; good: boolean } {
  const names = Object.keys(targets);
  const worst = new Map(names.map((name) => [name, worstOf(name, scores)]));
  const good = Object.entries(targets).every(([name, target]) => {
    const all = scores.map(({ figures }) => figures[name]);
    return all.length > 0 && all.every((figure) => figure !== undefined && holds(figure, target));
  });
  const cells = [
    ...[String(number), measure, scores.map(({ of }) => of).join('; ')],
    names.map((name) => `${name} ${worst.get(name) ?? 'not measured'}`).join(', '),
    Object.values(targets).map(targetInWords).join(', '),
    good ? '✓' : '✕',
  ];
  return { line: `| ${cells.join(' | ')} |`, good };
}

function worstOf(name: string, scores: readonly Score[]): number | undefined {
  const figures = scores.flatMap(({ figures }) => figures[name] ?? []);
  return figures.length === 0 ? undefined : Math.max(...figures);
}
