/** Deeper than any record of Graph; what lies below is cut, so that no record can exhaust the stack. */
const DEEPEST = 60;

/**
 * The same JSON without what PostgreSQL cannot store in jsonb: NUL characters and halves of surrogate pairs. What has none
 * of these, as nearly every record, is given back as it is.
 * Source: postgresql.org/docs/current/datatype-json.html.
 */
export function storable(value: unknown): unknown {
  return isStorable(value, 0) ? value : madeStorable(value, 0);
}

function isStorable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000');
  if (value === null || typeof value !== 'object') return true;
  if (depth >= DEEPEST) return false;
  if (Array.isArray(value)) return value.every((item) => isStorable(item, depth + 1));
  for (const key in value)
    if (!isStorable(key, 0) || !isStorable((value as Record<string, unknown>)[key], depth + 1)) return false;
  return true;
}

function madeStorable(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\u0000', '\uFFFD');
  if (value === null || typeof value !== 'object') return value;
  if (depth >= DEEPEST) return '…';
  if (Array.isArray(value)) return value.map((item) => madeStorable(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [madeStorable(key, 0), madeStorable(inner, depth + 1)]),
  );
}
