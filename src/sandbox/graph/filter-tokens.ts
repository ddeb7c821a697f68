import { badQuery } from './failure';

export type Token =
  { kind: 'word'; text: string } | { kind: 'string'; text: string } | { kind: 'mark'; text: '(' | ')' | ',' };

const pattern = /\s*(?:(?<mark>[(),])|(?:[\w.]+)?'(?<string>(?:[^']|'')*)'|(?<word>[^\s(),']+))/gy;

/** Cuts a `$filter` into tokens. An enum constant (type'member') counts as its member. @throws GraphRefusal */
export function filterTokens(filter: string): Token[] {
  const tokens: Token[] = [];
  const text = filter.trim();
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined)
      throw badQuery(`Invalid filter clause: Syntax error at position ${at} in '${filter}'.`);
    if (groups['mark'] !== undefined) tokens.push({ kind: 'mark', text: groups['mark'] as '(' | ')' | ',' });
    else if (groups['string'] !== undefined)
      tokens.push({ kind: 'string', text: groups['string'].replaceAll("''", "'") });
    else tokens.push({ kind: 'word', text: groups['word'] ?? '' });
  }
  return tokens;
}
