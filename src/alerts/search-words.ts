const MOST_WORDS = 3000;
const LONGEST_WORD = 100;

/**
 * Cuts a text into the words that it can be found by, in lower case: at everything that is neither letter nor digit,
 * so that `powershell` finds `powershell.exe` and a part of a host name finds the host.
 */
export function searchWords(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST_WORD).toWellFormed());
}

/** The words of a text as they are stored: divided by single spaces, one before the first and one after the last. */
export function searchText(text: string): string {
  return ` ${searchWords(text).join(' ')} `;
}

/** What `LIKE` takes to find words that stand one after another, the last of them perhaps cut short. */
export function phrasePattern(words: readonly string[]): string {
  return `% ${words.join(' ')}%`;
}

/**
 * What the index takes to find where all of these words are, the last of them perhaps cut short: what `phrasePattern` finds
 * is among it. To look up the beginnings of a word takes time that grows with how often there is one. They are letters and
 * digits only.
 */
export function indexedWords(words: readonly string[]): string {
  const whole = words.slice(0, -1).map((word) => `'${word}'`);
  const last = words.slice(-1).map((word) => `'${word}':*`);
  return [...new Set([...whole, ...last])].join(' & ');
}

/** A tsquery for what one of these finds; undefined for none. */
export function anyOf(queries: readonly string[]): string | undefined {
  return joined(queries, ' | ');
}

/** A tsquery for what all of these find; undefined for none. */
export function allOf(queries: readonly string[]): string | undefined {
  return joined(queries, ' & ');
}

function joined(queries: readonly string[], operator: string): string | undefined {
  return queries.length === 0 ? undefined : queries.map((query) => `(${query})`).join(operator);
}
