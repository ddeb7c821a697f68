import type { World } from '../world';
import { checkNames } from './check';
import { evaluate } from './evaluate';
import { semanticFault } from './fault';
import { apply } from './operators';
import { readQuery } from './read-query';
import type { Value } from './syntax';
import type { Table } from './table';
import { tables } from './tables';
import { readTimespan } from './timespan';

const MOST_ROWS = 100_000;
const NO_TABLE: Table = { columns: new Map(), rows: [] };

/** Runs a query over the tables of the tenant. @throws GraphRefusal */
export function runQuery(world: World, text: string, timespan: string | null | undefined): Table {
  const now = world.clock();
  const { from, to } = readTimespan(timespan, now);
  const { lets: declared, table: name, operators } = readQuery(text);
  const lets = new Map<string, Value>();
  for (const { name: given, of } of declared) {
    checkNames(NO_TABLE, { kind: 'extend', columns: [{ name: given, of }] }, lets);
    lets.set(given, evaluate(of, { row: {}, lets, now }));
  }
  const make = Object.hasOwn(tables, name) ? tables[name] : undefined;
  if (make === undefined) {
    const [first] = operators;
    const where = first === undefined ? '' : `'${first.kind}' operator: `;
    throw semanticFault(`${where}Failed to resolve table or column expression named '${name.slice(0, 60)}'.`);
  }
  const whole = make(world);
  const inTime = ({ Timestamp }: Table['rows'][number]) =>
    !(Timestamp instanceof Date) || (Timestamp >= from && Timestamp <= to);
  let table: Table = { ...whole, rows: whole.rows.filter(inTime) };
  for (const operator of operators) table = apply(table, operator, { lets, now });
  return { ...table, rows: table.rows.slice(0, MOST_ROWS) };
}
