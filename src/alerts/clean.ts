/** Deeper than any record of Graph; what lies below is cut, so that no record can exhaust the stack. */
const DEEPEST = 60;

/**
 * The same JSON without what PostgreSQL cannot store in jsonb: NUL characters and halves of surrogate pairs.
 * Source: postgresql.org/docs/current/datatype-json.html.
 */
export function storable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\u0000', '\uFFFD');
  if (value === null || typeof value !== 'object') return value;
  if (depth >= DEEPEST) return '…';
  if (Array.isArray(value)) return value.map((item) => storable(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [storable(key), storable(inner, depth + 1)]),
  );
}
