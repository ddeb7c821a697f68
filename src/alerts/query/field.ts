import type { SQL } from 'drizzle-orm';

export interface FieldContext {
  now: Date;
  /** Whose alerts are asked for: other tables are joined by it. */
  tenantId: string;
  /** Where what alerts are about is looked for; undefined: among all of it, in `alert_entities`. */
  entities?: SQL | undefined;
}

/** A field that can be asked for. The parser and the help read the list of them (`fields.ts`). */
export interface Field {
  name: string;
  /** What its values may be, in words. */
  expects: string;
  /** The valid values, where they are few. */
  values?: readonly string[];
  /** Other names that people may try for it. */
  meantBy?: readonly string[];
  /** A condition on `record`, an alert or incident, with parameters only; undefined when the value is none of the field's. */
  toSql(value: string, context: FieldContext): SQL | undefined;
}
