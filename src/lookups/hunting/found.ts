import { z } from 'zod/v4';
import { LARGEST_FILE_BYTES } from '../../files/file';
import { type Shape, writeDown } from '../../files/written';
import type { HuntTable } from '../../microsoft/graph/hunting';

const SHOWN_ROWS = 7;
const MOST_COLUMNS = 200;
const LONGEST_CELL = 400;

/** What a hunt found: how much, the first rows for the card, and all of it for the file. */
export const found = z.object({
  count: z.number(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  /** How many columns there are, those that are not kept for the card included. */
  columnCount: z.number(),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  file: z.object({ content: z.string(), contentType: z.string(), count: z.number(), cut: z.boolean() }),
});
export type Found = z.infer<typeof found>;
export type Cell = Found['rows'][number][number];

export async function foundIn({ columns, rows }: HuntTable): Promise<Found> {
  const shape: Shape<unknown[]> = {
    headings: columns.map(({ name }) => name),
    toCells: (row) => row.map(cellText),
    toJson: (row) => row,
  };
  return {
    count: rows.length,
    columns: columns.slice(0, MOST_COLUMNS),
    columnCount: columns.length,
    rows: rows.slice(0, SHOWN_ROWS).map((row) => row.slice(0, MOST_COLUMNS).map(cellOf)),
    file: await writeDown(rows, shape, 'csv', LARGEST_FILE_BYTES),
  };
}

/** A cell as text, whole: what is dynamic as JSON, what is missing empty. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === null || value === undefined) return null;
  return cellText(value).slice(0, LONGEST_CELL).toWellFormed();
}
