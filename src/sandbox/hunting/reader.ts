import { syntaxFault } from './fault';
import { type Token, type TokenKind, tokenize } from './tokens';

/** Goes through a query word by word. */
export interface Reader {
  peek(ahead?: number): Token;
  next(): Token;
  /** Takes the next word if it is this one. */
  takes(text: string): boolean;
  /** Takes the next word, which must be this one. @throws GraphRefusal */
  wants(text: string): void;
  /** Takes the next word, which must be of this kind. @throws GraphRefusal */
  want(kind: TokenKind): Token;
  /** What there is, one or several with commas between. */
  list<T>(read: () => T): T[];
}

const END: Token = { kind: 'end', text: '' };

export function createReader(query: string): Reader {
  const tokens = tokenize(query);
  let at = 0;
  const peek = (ahead = 0) => tokens[at + ahead] ?? END;
  const next = () => tokens[at++] ?? END;
  const takes = (text: string) => {
    const { kind, text: found } = peek();
    const fits = kind !== 'string' && kind !== 'end' && found === text;
    if (fits) at++;
    return fits;
  };
  return {
    peek,
    next,
    takes,
    wants(text) {
      if (!takes(text)) throw syntaxFault(`Expected: ${text}.`);
    },
    want(kind) {
      const token = next();
      if (token.kind !== kind) throw unexpected(token);
      return token;
    },
    list(read) {
      const items = [read()];
      while (takes(',')) items.push(read());
      return items;
    },
  };
}

export function unexpected({ kind, text }: Token) {
  if (kind === 'end') return syntaxFault('The incomplete fragment is unexpected.');
  return syntaxFault(`A recognition error occurred. Token: ${text.slice(0, 40)}.`);
}
