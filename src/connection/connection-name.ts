/** What a connection may be called: it is its application's name in Entra too. */
const GOOD_NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u;

export const NAME_RULE =
  'A name has at most 60 letters, digits, spaces, dots, hyphens and underscores, and begins with a letter or a digit.';

export function isGoodName(name: string): boolean {
  return GOOD_NAME.test(name);
}
