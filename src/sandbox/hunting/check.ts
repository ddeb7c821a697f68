import { isFunction } from './evaluate';
import { semanticFault } from './fault';
import type { Expression, Operator } from './syntax';
import type { Table } from './table';

/** Refuses names that are neither a column nor declared, before any row is looked at. @throws GraphRefusal */
export function checkNames(table: Table, operator: Operator, lets: ReadonlyMap<string, unknown>): void {
  for (const expression of expressionsOf(operator)) check(expression);

  function check(expression: Expression): void {
    if (expression.kind === 'name') {
      const { name } = expression;
      if (table.columns.has(name) || lets.has(name)) return;
      throw semanticFault(
        `'${operator.kind}' operator: Failed to resolve scalar expression named '${name}'.`,
      );
    }
    if (expression.kind === 'call' && !isFunction(expression.name) && operator.kind !== 'summarize')
      throw semanticFault(`Unknown function: '${expression.name}'.`);
    partsOf(expression).forEach(check);
  }
}

/** The type of a column that an expression makes. */
export function typeOf(expression: Expression, table: Table): string {
  switch (expression.kind) {
    case 'name':
      return table.columns.get(expression.name) ?? 'String';
    case 'literal':
      return expression.type;
    case 'call':
      if (['now', 'ago'].includes(expression.name)) return 'DateTime';
      if (expression.name === 'strlen') return 'Int64';
      return expression.name.startsWith('is') ? 'SByte' : 'String';
    case 'reckon': {
      const left = typeOf(expression.left, table);
      const moments = left === 'DateTime' && typeOf(expression.right, table) === 'DateTime';
      return moments ? 'TimeSpan' : left;
    }
    default:
      return 'SByte';
  }
}

function expressionsOf(operator: Operator): Expression[] {
  switch (operator.kind) {
    case 'where':
      return [operator.test];
    case 'project':
    case 'extend':
    case 'distinct':
      return operator.columns.map(({ of }) => of);
    case 'sort':
      return operator.by.map(({ of }) => of);
    case 'summarize':
      return operator.by.map(({ of }) => of);
    default:
      return [];
  }
}

function partsOf(expression: Expression): Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'call':
      return expression.given;
    case 'not':
      return [expression.of];
    case 'among':
      return [expression.left, ...expression.list];
    default:
      return [expression.left, expression.right];
  }
}
