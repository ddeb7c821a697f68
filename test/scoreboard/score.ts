import { appendFileSync } from 'node:fs';
import { holds, ROWS } from './rows';

/** What a test or a program has found out about a row. */
export interface Score {
  number: number;
  figures: Readonly<Record<string, number>>;
  /** What the figures are of, such as `10,000 tokens`. */
  of: string;
}

/** What the scoreboard tries, and less that every test run can afford. */
export function size<T>(whole: T, quick: T): T {
  return process.env['SCOREBOARD'] === undefined ? quick : whole;
}

/**
 * Puts the figures of a row on the scoreboard, where one is being made.
 *
 * @throws Error when one is not what it has to be, or not all of the row's figures are there
 */
export function score(number: number, figures: Readonly<Record<string, number>>, of: string): void {
  const row = ROWS.find((one) => one.number === number);
  if (row === undefined) throw new Error(`The scoreboard has no row ${number}.`);
  const file = process.env['SCOREBOARD'];
  if (file !== undefined)
    appendFileSync(file, `${JSON.stringify({ number, figures, of } satisfies Score)}\n`);
  for (const [name, target] of Object.entries(row.targets)) {
    const figure = figures[name];
    if (figure === undefined) throw new Error(`Row ${number} lacks its figure ${name}.`);
    if (!holds(figure, target))
      throw new Error(`Row ${number}, ${row.measure}: ${name} is ${figure} (${of}).`);
  }
}
