/**
 * Cuts a text at white space, but not within double quotes; an open quote ends with the text. One look at each
 * character, whatever the text.
 */
export function piecesOf(text: string): string[] {
  return cut(text, (character) => character === ' ');
}

/** Cuts at commas, but not within double quotes. */
export function listOf(text: string): string[] {
  return cut(text, (character) => character === ',');
}

function cut(text: string, divides: (character: string) => boolean): string[] {
  const pieces: string[] = [];
  let quoted = false;
  let begun = 0;
  for (let at = 0; at <= text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') quoted = !quoted;
    if (at < text.length && (quoted || !divides(character))) continue;
    if (at > begun) pieces.push(text.slice(begun, at));
    begun = at + 1;
  }
  return pieces;
}
