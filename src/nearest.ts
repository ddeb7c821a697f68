const FARTHEST = 2;

/** The name that a mistyped word most likely meant, at most two slips away; undefined when none is that near. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((name) => ({ name, slips: slipsBetween(word.slice(0, 40), name) }))
    .filter(({ name, slips }) => slips <= Math.min(FARTHEST, Math.floor(name.length / 2)))
    .sort((a, b) => a.slips - b.slips);
  return ranked[0]?.name;
}

/** Damerau-Levenshtein distance (optimal string alignment): letters added, lost, changed, or swapped with a neighbour. */
function slipsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    rows.push(current);
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (same ? 0 : 1),
          swapped ? at(row - 2, column - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(a.length, b.length);
}
