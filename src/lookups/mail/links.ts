const LONGEST_TEXT = 1_000_000;
const LONGEST_LINK = 2_000;
const MOST_LINKS = 200;

/** Schemes that do something when they are followed, ordinary and not. */
const LINK =
  /\b(?:https?|ftp|file|javascript|data|vbscript|ms-[a-z-]{1,30}|search-ms|mailto):[^\s<>"'`\\]{1,2000}/gi;

/** The links of a text in its order, each once; and how many there are beside those that are given. */
export function linksIn(text: string): { links: string[]; more: number } {
  const found = new Set<string>();
  for (const [link] of text.slice(0, LONGEST_TEXT).matchAll(LINK))
    found.add(link.replace(/[).,;!?\]]+$/, ''));
  const all = [...found];
  return { links: all.slice(0, MOST_LINKS), more: Math.max(0, all.length - MOST_LINKS) };
}

/** A link that nobody follows by accident, and that no client makes one of. */
export function defanged(link: string): string {
  return link
    .slice(0, LONGEST_LINK)
    .replace(/^http/i, 'hxxp')
    .replace(/^(?!hxxp)([a-z-]+):/i, '$1[:]')
    .replaceAll('.', '[.]')
    .replaceAll('@', '[@]');
}

/** A text with each of its links made harmless. */
export function defangedText(text: string): string {
  return text.slice(0, LONGEST_TEXT).replace(LINK, (link) => defanged(link));
}
