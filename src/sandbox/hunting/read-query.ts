import { syntaxFault, unsupported } from './fault';
import { createReader, type Reader, unexpected } from './reader';
import { readExpression } from './read-expression';
import type { Column, Operator, Query } from './syntax';

/** `let` statements, a table, and what is done with its rows. @throws GraphRefusal */
export function readQuery(text: string): Query {
  const reader = createReader(text);
  const lets: Column[] = [];
  while (reader.takes('let')) {
    const { text: name } = reader.want('name');
    reader.wants('=');
    lets.push({ name, of: readExpression(reader) });
    reader.wants(';');
  }
  const { text: table } = reader.want('name');
  if (reader.peek().text === '(' || reader.peek().text === '.') throw unsupported(`The source '${table}'`);
  const operators: Operator[] = [];
  while (reader.takes('|')) operators.push(readOperator(reader));
  reader.takes(';');
  const { kind } = reader.peek();
  if (kind !== 'end')
    throw kind === 'name' ? syntaxFault('Query operator expected..') : unexpected(reader.peek());
  return { lets, table, operators };
}

const OPERATORS: Readonly<Record<string, (reader: Reader) => Operator>> = {
  where: (reader) => ({ kind: 'where', test: readExpression(reader) }),
  filter: (reader) => ({ kind: 'where', test: readExpression(reader) }),
  project: (reader) => ({ kind: 'project', columns: reader.list(() => readColumn(reader)) }),
  extend: (reader) => ({ kind: 'extend', columns: reader.list(() => readColumn(reader)) }),
  distinct: (reader) => ({ kind: 'distinct', columns: reader.list(() => readColumn(reader)) }),
  take: readTake,
  limit: readTake,
  count: () => ({ kind: 'count' }),
  sort: readSort,
  order: readSort,
  top(reader) {
    const most = Number(reader.want('number').text);
    return { ...readSort(reader), most };
  },
  summarize: readSummarize,
};

function readOperator(reader: Reader): Operator {
  const { text } = reader.want('name');
  const read = Object.hasOwn(OPERATORS, text) ? OPERATORS[text] : undefined;
  if (read === undefined) throw unsupported(`The operator '${text}'`);
  return read(reader);
}

function readTake(reader: Reader): Operator {
  return { kind: 'take', amount: Number(reader.want('number').text) };
}

function readSort(reader: Reader): Extract<Operator, { kind: 'sort' }> {
  reader.wants('by');
  const by = reader.list(() => {
    const of = readExpression(reader);
    const ascending = reader.takes('asc');
    if (!ascending) reader.takes('desc');
    return { of, descending: !ascending };
  });
  return { kind: 'sort', by, most: undefined };
}

/** Counting alone; without anything counted it lists what there is, like distinct. */
function readSummarize(reader: Reader): Operator {
  const counts = reader.peek().text === 'by' ? [] : reader.list(() => readColumn(reader));
  for (const { of } of counts)
    if (of.kind !== 'call' || of.name !== 'count' || of.given.length > 0)
      throw unsupported('What summarize reckons beside count()');
  const by = reader.takes('by') ? reader.list(() => readColumn(reader)) : [];
  return { kind: 'summarize', counts, by };
}

function readColumn(reader: Reader): Column {
  if (reader.peek().kind === 'name' && reader.peek(1).text === '=') {
    const { text: name } = reader.next();
    reader.next();
    return { name, of: readExpression(reader) };
  }
  const of = readExpression(reader);
  const name = of.kind === 'name' ? of.name : of.kind === 'call' ? `${of.name}_` : 'Column1';
  return { name, of };
}
