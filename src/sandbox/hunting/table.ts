import type { Value } from './syntax';

export interface Table {
  /** Names in order, with the type that an answer calls them. */
  columns: ReadonlyMap<string, string>;
  rows: Readonly<Record<string, Value>>[];
}

type Types = Readonly<Record<string, string>>;

/** A table of these columns; what a row does not say is empty. */
export function tableOf(types: Types, rows: readonly Readonly<Record<string, Value>>[]): Table {
  const empty = Object.fromEntries(
    Object.entries(types).map(([name, type]) => [name, type === 'String' ? '' : null] as const),
  );
  return { columns: new Map(Object.entries(types)), rows: rows.map((row) => ({ ...empty, ...row })) };
}
