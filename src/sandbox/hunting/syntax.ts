/** A value of KQL, as far as the sandbox has them. A moment is a Date, a timespan a number of milliseconds. */
export type Value = string | number | boolean | Date | null | object;

export type Expression =
  | { kind: 'literal'; value: Value; type: string }
  | { kind: 'name'; name: string }
  | { kind: 'call'; name: string; given: Expression[] }
  | { kind: 'not'; of: Expression }
  | { kind: 'compare'; sign: string; left: Expression; right: Expression }
  | { kind: 'among'; sign: string; left: Expression; list: Expression[] }
  | { kind: 'both' | 'either'; left: Expression; right: Expression }
  | { kind: 'reckon'; sign: '+' | '-'; left: Expression; right: Expression };

/** A column that is made, or taken over under its own or another name. */
export interface Column {
  name: string;
  of: Expression;
}

export type Operator =
  | { kind: 'where'; test: Expression }
  | { kind: 'project' | 'extend' | 'distinct'; columns: Column[] }
  | { kind: 'take'; amount: number }
  | { kind: 'count' }
  | { kind: 'sort'; by: { of: Expression; descending: boolean }[]; most: number | undefined }
  | { kind: 'summarize'; counts: Column[]; by: Column[] };

export interface Query {
  lets: Column[];
  table: string;
  operators: Operator[];
}
