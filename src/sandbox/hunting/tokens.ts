import { syntaxFault } from './fault';

export type TokenKind = 'name' | 'datetime' | 'string' | 'number' | 'timespan' | 'sign' | 'end';

export interface Token {
  kind: TokenKind;
  /** A string's content; otherwise as it was written. */
  text: string;
}

const SPACE = /(?:\s+|\/\/[^\n]*)+/y;
const PATTERNS: readonly [TokenKind, RegExp][] = [
  ['datetime', /datetime\s*\([^()]*\)/y],
  ['timespan', /\d+(?:\.\d+)?(?:d|h|m|s|ms)\b/y],
  ['number', /\d+(?:\.\d+)?\b/y],
  ['name', /[A-Za-z_]\w*/y],
  ['sign', /==|!=|=~|!~|<=|>=|[<>=|(),;:.+\-*/%[\]{}!~]/y],
];
const MULTI_LINE = /```([\s\S]*?)```/y;
const VERBATIM = /@(?:"((?:[^"\r\n]|"")*)"|'((?:[^'\r\n]|'')*)')/y;
const PLAIN = /"((?:[^"\\\r\n]|\\[^\r\n])*)"|'((?:[^'\\\r\n]|\\[^\r\n])*)'/y;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

/**
 * A query in words and signs, comments left out.
 * Source: learn.microsoft.com/kusto/query/scalar-data-types/string for literals, .../comment.
 *
 * @throws GraphRefusal
 */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(query);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };
  for (;;) {
    match(SPACE);
    if (at >= query.length) return [...tokens, { kind: 'end', text: '' }];
    tokens.push(readString(match) ?? readWord(match));
  }
}

type Match = (pattern: RegExp) => RegExpExecArray | null;

function readString(match: Match): Token | undefined {
  const multi = match(MULTI_LINE);
  if (multi !== null) return { kind: 'string', text: multi[1] ?? '' };
  const verbatim = match(VERBATIM);
  if (verbatim !== null) {
    const text = verbatim[1]?.replaceAll('""', '"') ?? verbatim[2]?.replaceAll("''", "'") ?? '';
    return { kind: 'string', text };
  }
  const plain = match(PLAIN);
  if (plain === null) return undefined;
  return { kind: 'string', text: unescaped(plain[1] ?? plain[2] ?? '') };
}

function readWord(match: Match): Token {
  for (const [kind, pattern] of PATTERNS) {
    const found = match(pattern);
    if (found !== null) return { kind, text: found[0] };
  }
  throw syntaxFault('A recognition error occurred..');
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/g, (_whole, letter: string) => {
    const meant = ESCAPES[letter];
    if (meant === undefined) throw syntaxFault('A recognition error occurred..');
    return meant;
  });
}
