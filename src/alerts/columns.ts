import { type SQL, sql } from 'drizzle-orm';

/**
 * Columns by name with their PostgreSQL types, out of which the parts of an upsert are made: the names are the
 * program's own, never from outside. A `tsvector` comes as a list of words.
 */
export type Columns = Readonly<Record<string, string>>;

/** `a, b` */
export function names(columns: Columns): SQL {
  return sql.raw(Object.keys(columns).join(', '));
}

/** `r.a, r.b`: the same out of a record set called r. */
export function values(columns: Columns): SQL {
  const all = Object.entries(columns).map(([name, type]) =>
    type === 'tsvector' ? `array_to_tsvector(r.${name})` : `r.${name}`,
  );
  return sql.raw(all.join(', '));
}

/** `a text, b int`: the record set, as jsonb_to_recordset wants it. */
export function definitions(columns: Columns): SQL {
  const all = Object.entries(columns).map(([name, type]) =>
    type === 'tsvector' ? `${name} text[]` : `${name} ${type}`,
  );
  return sql.raw(all.join(', '));
}

/** `a = excluded.a, b = excluded.b`, for all but the id. */
export function assignments(columns: Columns): SQL {
  const changing = Object.keys(columns).filter((name) => name !== 'id');
  return sql.raw(changing.map((name) => `${name} = excluded.${name}`).join(', '));
}
