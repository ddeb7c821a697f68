/**
 * The same JSON without what PostgreSQL cannot store in jsonb: NUL characters and halves of surrogate pairs.
 * Source: postgresql.org/docs/current/datatype-json.html.
 */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\u0000', '\uFFFD');
  if (Array.isArray(value)) return value.map(storable);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storable(key), storable(inner)]));
}
