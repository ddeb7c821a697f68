import type { SQL } from 'drizzle-orm';

export interface FieldContext {
  now: Date;
  /** Whose alerts are asked for: other tables are joined by it. */
  tenantId: string;
  /** Where what alerts are about is looked for; undefined: among all of it, in `alert_entities`. */
  entities?: SQL | undefined;
  /** Each record is looked at by itself, in the order of the list: for what many have, so that a page is soon full. */
  oneByOne?: boolean;
  /** Other tables are read through their windows (`windows.ts`), which the transaction has opened. */
  throughWindows?: boolean;
}

/** Words that what a value finds is bound to have, for a full-text index to find it by. */
export interface BoundToHave {
  /** Which has them: the record itself, one of an incident's alerts, or something that an alert is about. */
  has: 'record' | 'alert' | 'entity';
  /** As a tsquery; undefined for a value without any. */
  words(value: string): string | undefined;
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
  boundToHave?: BoundToHave;
  /** An index has its column beside the order of time: what it finds, few or many, is read newest first as it is. */
  inOrder?: boolean;
}
