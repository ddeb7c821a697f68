import { badQuery } from './failure';
import { comparable, constant, type FilterRules, propertyType } from './filter-property';
import { filterTokens, type Token } from './filter-tokens';

/** Whether an object passes a filter. */
export type Predicate = (object: Readonly<Record<string, unknown>>) => boolean;

const DEEPEST = 25;

/**
 * Compiles a `$filter`: eq ne gt ge lt le in, and or not, parentheses, and the functions the rules allow.
 * Source: docs.oasis-open.org/odata/odata/v4.01 (URL conventions, 5.1.1).
 *
 * @throws GraphRefusal
 */
export function compileFilter(filter: string, rules: FilterRules): Predicate {
  const tokens = filterTokens(filter);
  let position = 0;
  let depth = 0;

  const peek = (): Token | undefined => tokens[position];
  const next = (): Token | undefined => tokens[position++];
  const isWord = (text: string): boolean => peek()?.kind === 'word' && peek()?.text === text;

  function expect(mark: string): void {
    const token = next();
    if (token?.kind !== 'mark' || token.text !== mark) throw syntaxError(filter);
  }

  function either(): Predicate {
    let left = both();
    while (isWord('or')) {
      position++;
      const [one, other] = [left, both()];
      left = (object) => one(object) || other(object);
    }
    return left;
  }

  function both(): Predicate {
    let left = term();
    while (isWord('and')) {
      position++;
      const [one, other] = [left, term()];
      left = (object) => one(object) && other(object);
    }
    return left;
  }

  function term(): Predicate {
    if (++depth > DEEPEST) throw badQuery('Invalid filter clause: The query is nested too deeply.');
    try {
      if (isWord('not')) {
        position++;
        const inner = term();
        return (object) => !inner(object);
      }
      if (peek()?.kind !== 'mark') return comparison();
      expect('(');
      const inner = either();
      expect(')');
      return inner;
    } finally {
      depth--;
    }
  }

  function comparison(): Predicate {
    const name = next();
    if (name?.kind !== 'word') throw syntaxError(filter);
    if (name.text.endsWith('/any')) return anyOf(name.text.slice(0, -'/any'.length));
    if (peek()?.kind === 'mark' && peek()?.text === '(') return functionOf(name.text);
    const type = propertyType(rules, name.text);
    const operator = next();
    if (operator?.kind === 'word' && operator.text === 'in') {
      const values = list().map((token) => constant(token, type));
      return (object) => values.includes(comparable(valueAt(object, name.text), type));
    }
    const compare = comparer(operator, type === 'instant', filter);
    const wanted = constant(next(), type);
    return (object) => compare(comparable(valueAt(object, name.text), type), wanted);
  }

  /** `collection/any(x:x/property eq 'value')`, as far as it compares one property of the members. */
  function anyOf(collection: string): Predicate {
    expect('(');
    const [, variable = '', rest = ''] = /^(\w+):(.*)$/.exec(next()?.text ?? '') ?? [];
    const property = (rest === '' ? (next()?.text ?? '') : rest).slice(variable.length + 1);
    const type = propertyType(rules, `${collection}/${property}`);
    const operator = next();
    if (operator?.kind !== 'word' || operator.text !== 'eq') throw syntaxError(filter);
    const wanted = constant(next(), type);
    expect(')');
    return (object) => {
      const members = object[collection];
      return (
        Array.isArray(members) && members.some((one) => comparable(valueAt(one, property), type) === wanted)
      );
    };
  }

  function list(): Token[] {
    const values: Token[] = [];
    expect('(');
    for (;;) {
      const token = next();
      if (token === undefined || token.kind === 'mark') throw syntaxError(filter);
      values.push(token);
      if (peek()?.text !== ',') break;
      position++;
    }
    expect(')');
    return values;
  }

  function functionOf(name: string): Predicate {
    if (!rules.functions?.includes(name)) {
      throw badQuery(
        `Invalid filter clause: The function '${name}' is not supported on type '${rules.type}'.`,
      );
    }
    const [property, text] = list();
    if (property?.kind !== 'word' || text?.kind !== 'string') throw syntaxError(filter);
    const type = propertyType(rules, property.text);
    const wanted = text.text.toLowerCase();
    return (object) => {
      const value = comparable(object[property.text], type);
      if (typeof value !== 'string') return false;
      return name === 'startswith' ? value.startsWith(wanted) : value.endsWith(wanted);
    };
  }

  const predicate = either();
  if (position < tokens.length) throw syntaxError(filter);
  return predicate;
}

/** What a path such as `initiatedBy/user/id` leads to. */
function valueAt(object: unknown, path: string): unknown {
  return path.split('/').reduce<unknown>((value, name) => {
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  }, object);
}

type Value = string | boolean | null;

function comparer(
  operator: Token | undefined,
  ordered: boolean,
  filter: string,
): (value: Value, wanted: Value) => boolean {
  const name = operator?.kind === 'word' ? operator.text : '';
  if (name === 'eq') return (value, wanted) => value === wanted;
  if (name === 'ne') return (value, wanted) => value !== wanted;
  if (!['gt', 'ge', 'lt', 'le'].includes(name)) throw syntaxError(filter);
  if (!ordered)
    throw badQuery(`Invalid filter clause: The operator '${name}' is not supported for this property.`);
  return (value, wanted) => {
    if (value === null || wanted === null) return false;
    if (value === wanted) return name === 'ge' || name === 'le';
    return value > wanted === name.startsWith('g');
  };
}

function syntaxError(filter: string): Error {
  return badQuery(`Invalid filter clause: Syntax error in '${filter}'.`);
}
