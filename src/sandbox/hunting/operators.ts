import { checkNames, typeOf } from './check';
import { evaluate, order, type Scope, textOf } from './evaluate';
import type { Column, Operator, Value } from './syntax';
import type { Table } from './table';

type Known = Omit<Scope, 'row'>;

/** What an operator makes of a table. @throws GraphRefusal */
export function apply(table: Table, operator: Operator, known: Known): Table {
  checkNames(table, operator, known.lets);
  const value = (of: Column['of'], row: Scope['row']) => evaluate(of, { ...known, row });
  switch (operator.kind) {
    case 'where':
      return { ...table, rows: table.rows.filter((row) => value(operator.test, row) === true) };
    case 'take':
      return { ...table, rows: table.rows.slice(0, operator.amount) };
    case 'count':
      return { columns: new Map([['Count', 'Int64']]), rows: [{ Count: table.rows.length }] };
    case 'extend': {
      const columns = new Map([...table.columns, ...typesOf(operator.columns, table)]);
      return { columns, rows: table.rows.map((row) => ({ ...row, ...made(operator.columns, row, value) })) };
    }
    case 'project':
      return projected(table, operator.columns, value);
    case 'distinct': {
      const all = projected(table, operator.columns, value);
      const groups = grouped(all.rows, (row) => Object.values(row));
      return { ...all, rows: [...groups.values()].map(([row]) => row ?? {}) };
    }
    case 'sort': {
      const rows = [...table.rows].sort((one, other) => {
        for (const { of, descending } of operator.by) {
          const difference = order(value(of, one), value(of, other));
          if (difference !== 0) return descending ? -difference : difference;
        }
        return 0;
      });
      return { ...table, rows: rows.slice(0, operator.most ?? rows.length) };
    }
    case 'summarize':
      return summarized(table, operator, value);
  }
}

type Evaluate = (of: Column['of'], row: Scope['row']) => Value;

function typesOf(columns: readonly Column[], table: Table): [string, string][] {
  return columns.map(({ name, of }) => [name, typeOf(of, table)]);
}

function made(columns: readonly Column[], row: Scope['row'], value: Evaluate): Record<string, Value> {
  return Object.fromEntries(columns.map(({ name, of }) => [name, value(of, row)]));
}

function projected(table: Table, columns: readonly Column[], value: Evaluate): Table {
  return {
    columns: new Map(typesOf(columns, table)),
    rows: table.rows.map((row) => made(columns, row, value)),
  };
}

function summarized(
  table: Table,
  { counts, by }: Extract<Operator, { kind: 'summarize' }>,
  value: Evaluate,
): Table {
  const groups = grouped(table.rows, (row) => by.map(({ of }) => value(of, row)));
  const counted = counts.map(({ name }) => [name, 'Int64'] as const);
  const rows = [...groups.values()].map((members) => ({
    ...made(by, members[0] ?? {}, value),
    ...Object.fromEntries(counts.map(({ name }) => [name, members.length])),
  }));
  const nothing = by.length === 0 && rows.length === 0;
  const none = Object.fromEntries(counts.map(({ name }) => [name, 0]));
  return { columns: new Map([...typesOf(by, table), ...counted]), rows: nothing ? [none] : rows };
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => Value[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(keyOf(row).map(textOf));
    const group = groups.get(key) ?? [];
    group.push(row);
    groups.set(key, group);
  }
  return groups;
}
