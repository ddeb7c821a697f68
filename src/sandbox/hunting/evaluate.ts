import { semanticFault, unsupported } from './fault';
import type { Expression, Value } from './syntax';

/** What names stand for: a row's columns before what `let` declared. */
export interface Scope {
  row: Readonly<Record<string, Value>>;
  lets: ReadonlyMap<string, Value>;
  now: Date;
}

/** @throws GraphRefusal */
export function evaluate(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'name':
      if (Object.hasOwn(scope.row, expression.name)) return scope.row[expression.name] ?? null;
      return scope.lets.get(expression.name) ?? null;
    case 'call':
      return call(expression.name, expression.given, scope);
    case 'not':
      return evaluate(expression.of, scope) !== true;
    case 'both':
      return evaluate(expression.left, scope) === true && evaluate(expression.right, scope) === true;
    case 'either':
      return evaluate(expression.left, scope) === true || evaluate(expression.right, scope) === true;
    case 'reckon':
      return reckon(evaluate(expression.left, scope), expression.sign, evaluate(expression.right, scope));
    case 'compare':
      return compare(evaluate(expression.left, scope), expression.sign, evaluate(expression.right, scope));
    case 'among': {
      const left = evaluate(expression.left, scope);
      const same = expression.sign.endsWith('~') ? '=~' : '==';
      const found = expression.list.some((one) => compare(left, same, evaluate(one, scope)));
      return found !== expression.sign.startsWith('!');
    }
  }
}

const FUNCTIONS: Readonly<Record<string, (given: readonly Value[], now: Date) => Value>> = {
  now: (_given, now) => now,
  ago: ([length], now) => new Date(now.getTime() - numberOf(length)),
  tolower: ([text]) => textOf(text).toLowerCase(),
  toupper: ([text]) => textOf(text).toUpperCase(),
  tostring: ([value]) => textOf(value),
  strlen: ([text]) => textOf(text).length,
  isempty: ([value]) => textOf(value) === '',
  isnotempty: ([value]) => textOf(value) !== '',
};

export function isFunction(name: string): boolean {
  return Object.hasOwn(FUNCTIONS, name);
}

function call(name: string, given: readonly Expression[], scope: Scope): Value {
  const run = FUNCTIONS[name];
  if (run === undefined) throw semanticFault(`Unknown function: '${name}'.`);
  return run(
    given.map((one) => evaluate(one, scope)),
    scope.now,
  );
}

function reckon(left: Value, sign: '+' | '-', right: Value): Value {
  const factor = sign === '+' ? 1 : -1;
  if (left instanceof Date) return new Date(left.getTime() + factor * numberOf(right));
  return numberOf(left) + factor * numberOf(right);
}

/** Source: learn.microsoft.com/kusto/query/datatypes-string-operators: `=~`, `contains`, `has` and `startswith` look at no case. */
function compare(left: Value, sign: string, right: Value): boolean {
  const [a, b] = [textOf(left), textOf(right)];
  const [low, other] = [a.toLowerCase(), b.toLowerCase()];
  switch (sign) {
    case '==':
      return same(left, right);
    case '!=':
      return !same(left, right);
    case '=~':
      return low === other;
    case '!~':
      return low !== other;
    case 'contains':
      return low.includes(other);
    case '!contains':
      return !low.includes(other);
    case 'startswith':
      return low.startsWith(other);
    case '!startswith':
      return !low.startsWith(other);
    case 'endswith':
      return low.endsWith(other);
    case 'has':
      return hasTerm(low, other);
    case '!has':
      return !hasTerm(low, other);
    case '<':
      return order(left, right) < 0;
    case '>':
      return order(left, right) > 0;
    case '<=':
      return order(left, right) <= 0;
    case '>=':
      return order(left, right) >= 0;
    default:
      throw unsupported(`The operator '${sign}'`);
  }
}

/** Whole terms of letters and digits. */
function hasTerm(text: string, term: string): boolean {
  const escaped = term.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return new RegExp(`(?<![a-z0-9])${escaped}(?![a-z0-9])`).test(text);
}

function same(left: Value, right: Value): boolean {
  if (typeof left === 'boolean' || typeof right === 'boolean') return truth(left) === truth(right);
  if (left instanceof Date || typeof left === 'number') return order(left, right) === 0;
  return textOf(left) === textOf(right);
}

function truth(value: Value): boolean {
  return value === true || value === 1;
}

/** Negative when the first comes first. Nothing comes before everything. */
export function order(left: Value, right: Value): number {
  if (typeof left === 'string' || typeof right === 'string') {
    const [a, b] = [textOf(left), textOf(right)];
    if (a === b) return 0;
    return a < b ? -1 : 1;
  }
  return numberOf(left) - numberOf(right);
}

export function textOf(value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function numberOf(value: Value | undefined): number {
  if (value instanceof Date) return value.getTime();
  return value === null || value === undefined || value === '' ? 0 : Number(value);
}
