/** Two and two, as many facts as stand side by side on a phone without breaking words. */
export function inPairs<T>(items: readonly T[]): { pair: T[] }[] {
  return items.flatMap((item, index) => {
    if (index % 2 === 1) return [];
    return [{ pair: items.slice(index, index + 2) }];
  });
}
