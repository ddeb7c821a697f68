/** What the receiving side found of a sender's claims. */
export interface Authentication {
  spf?: string;
  dkim?: string;
  dmarc?: string;
  compauth?: string;
}

interface Header {
  name?: string | null | undefined;
  value?: string | null | undefined;
}

const METHODS = ['spf', 'dkim', 'dmarc', 'compauth'] as const;
const LONGEST_HEADER = 4_000;
const NAME = 'authentication-results';

/**
 * The results in the topmost Authentication-Results: each server puts its own above those that came with the mail, which
 * the sender may have written. Only the first result of a method counts, and only a plain word.
 * Sources: RFC 8601 sections 2.2 and 5; learn.microsoft.com/defender-office-365/message-headers-eop-mdo (compauth).
 */
export function authenticationIn(headers: readonly Header[]): Authentication {
  const first = headers.find(({ name }) => name?.trim().toLowerCase() === NAME);
  const text = withoutComments((first?.value ?? '').slice(0, LONGEST_HEADER));
  const found: Authentication = {};
  for (const part of text.split(';')) {
    const [, method, result] =
      /^\s*(?:\S+\s+)?(spf|dkim|dmarc|compauth)\s{0,9}=\s{0,9}([a-z]{1,20})\b/i.exec(part) ?? [];
    const known = METHODS.find((one) => one === method?.toLowerCase());
    if (known !== undefined && result !== undefined) found[known] ??= result.toLowerCase();
  }
  return found;
}

/** Comments in parentheses may nest, and may hold what looks like a result. One look at each character. */
export function withoutComments(text: string): string {
  let depth = 0;
  let kept = '';
  for (const character of text) {
    if (character === '(') depth++;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += character;
  }
  return kept;
}
