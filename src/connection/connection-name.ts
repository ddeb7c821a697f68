/** What a connection may be called: it is its application's name in Entra too. */
const GOOD_NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u;

export function isGoodName(name: string): boolean {
  return GOOD_NAME.test(name);
}
