/** What a name led to. */
export type Match<T> = { found: 'one'; one: T } | { found: 'several'; among: T[] } | { found: 'none' };

/** The one there is, or the one of several that is called just so. */
export function matchOf<T>(
  among: readonly T[],
  text: string,
  namesOf: (one: T) => (string | null | undefined)[],
): Match<T> {
  const wanted = text.toLowerCase();
  const exact = among.filter((one) => namesOf(one).some((name) => name?.toLowerCase() === wanted));
  const left = exact.length > 0 ? exact : among;
  const [first] = left;
  if (first === undefined) return { found: 'none' };
  return left.length === 1 ? { found: 'one', one: first } : { found: 'several', among: [...left] };
}
