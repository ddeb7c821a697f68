import { unsupported } from './fault';
import { type Reader, unexpected } from './reader';
import type { Expression } from './syntax';

const COMPARISONS = ['==', '!=', '=~', '!~', '<', '>', '<=', '>='];
const WORDS = ['contains', 'has', 'startswith', 'endswith'];
const LENGTHS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `or` binds least, then `and`, then comparisons, then `+` and `-`. @throws GraphRefusal */
export function readExpression(reader: Reader): Expression {
  let left = readBoth(reader);
  while (reader.takes('or')) left = { kind: 'either', left, right: readBoth(reader) };
  return left;
}

function readBoth(reader: Reader): Expression {
  let left = readComparison(reader);
  while (reader.takes('and')) left = { kind: 'both', left, right: readComparison(reader) };
  return left;
}

function readComparison(reader: Reader): Expression {
  const left = readSum(reader);
  const negated = reader.peek().text === '!' && reader.peek(1).kind === 'name' && reader.takes('!');
  const { kind, text } = reader.peek();
  const sign = negated ? `!${text}` : text;
  if (kind === 'sign' && COMPARISONS.includes(text)) {
    reader.next();
    return { kind: 'compare', sign, left, right: readSum(reader) };
  }
  if (kind === 'name' && WORDS.includes(text)) {
    reader.next();
    return { kind: 'compare', sign, left, right: readSum(reader) };
  }
  if (kind === 'name' && text === 'in') return readAmong(reader, left, negated);
  if (negated) throw unexpected(reader.peek());
  return left;
}

function readAmong(reader: Reader, left: Expression, negated: boolean): Expression {
  reader.next();
  const loose = reader.takes('~');
  reader.wants('(');
  const list = reader.list(() => readSum(reader));
  reader.wants(')');
  return { kind: 'among', sign: `${negated ? '!' : ''}in${loose ? '~' : ''}`, left, list };
}

function readSum(reader: Reader): Expression {
  let left = readPrimary(reader);
  for (;;) {
    const { kind, text } = reader.peek();
    if (kind !== 'sign' || (text !== '+' && text !== '-')) return left;
    reader.next();
    left = { kind: 'reckon', sign: text, left, right: readPrimary(reader) };
  }
}

function readPrimary(reader: Reader): Expression {
  const token = reader.next();
  switch (token.kind) {
    case 'string':
      return { kind: 'literal', value: spliced(token.text, reader), type: 'String' };
    case 'number':
      return {
        kind: 'literal',
        value: Number(token.text),
        type: token.text.includes('.') ? 'Double' : 'Int64',
      };
    case 'datetime':
      return readDatetime(token.text);
    case 'timespan': {
      const [, amount, unit = ''] = /^([\d.]+)(\w+)$/.exec(token.text) ?? [];
      return { kind: 'literal', value: Number(amount) * (LENGTHS[unit] ?? 0), type: 'TimeSpan' };
    }
    case 'name':
      return readNamed(token.text, reader);
    default:
      break;
  }
  if (token.text === '-') return negative(readPrimary(reader));
  if (token.text !== '(') throw unexpected(token);
  const inner = readExpression(reader);
  reader.wants(')');
  return inner;
}

/** Literals side by side are one. */
function spliced(text: string, reader: Reader): string {
  let whole = text;
  while (reader.peek().kind === 'string') whole += reader.next().text;
  return whole;
}

function readNamed(name: string, reader: Reader): Expression {
  if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true', type: 'SByte' };
  if (!reader.takes('(')) return { kind: 'name', name };
  const given = reader.takes(')') ? undefined : reader.list(() => readExpression(reader));
  if (given !== undefined) reader.wants(')');
  if (name === 'not' && given?.[0] !== undefined) return { kind: 'not', of: given[0] };
  return { kind: 'call', name, given: given ?? [] };
}

function readDatetime(text: string): Expression {
  const moment = new Date(text.slice(text.indexOf('(') + 1, -1).trim());
  if (Number.isNaN(moment.getTime())) throw unsupported(`The literal '${text.slice(0, 60)}'`);
  return { kind: 'literal', value: moment, type: 'DateTime' };
}

function negative(of: Expression): Expression {
  if (of.kind === 'literal' && typeof of.value === 'number') return { ...of, value: -of.value };
  throw unsupported("The sign '-'");
}
