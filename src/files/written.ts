import { csvLine } from './csv';

export const FORMATS = ['csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** How records of a kind stand in a file. */
export interface Shape<T> {
  headings: readonly string[];
  /** The cells of a record, in the order of the headings. */
  toCells(record: T): string[];
  toJson(record: T): object;
}

/** Records as a text of a file. */
export interface Written {
  content: string;
  contentType: string;
  count: number;
  /** The rest of them found no room. */
  cut: boolean;
}

/** So that Excel takes it for UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Writes records down until there are no more, or no more room. */
export async function writeDown<T>(
  records: AsyncIterable<T> | Iterable<T>,
  shape: Shape<T>,
  format: Format,
  mostBytes: number,
): Promise<Written> {
  const { begin, end, contentType, write } = FORMS[format](shape);
  const parts = [begin];
  let room = mostBytes - Buffer.byteLength(begin + end);
  for await (const record of records) {
    const part = write(record, parts.length === 1);
    room -= Buffer.byteLength(part);
    if (room < 0) return { content: parts.join('') + end, contentType, count: parts.length - 1, cut: true };
    parts.push(part);
  }
  return { content: parts.join('') + end, contentType, count: parts.length - 1, cut: false };
}

const FORMS = {
  csv: <T>({ headings, toCells }: Shape<T>) => ({
    begin: BYTE_ORDER_MARK + csvLine(headings),
    end: '',
    contentType: 'text/csv; charset=utf-8',
    write: (record: T, _first: boolean) => csvLine(toCells(record)),
  }),
  json: <T>({ toJson }: Shape<T>) => ({
    begin: '[',
    end: '\n]\n',
    contentType: 'application/json; charset=utf-8',
    write: (record: T, first: boolean) => `${first ? '' : ','}\n${JSON.stringify(toJson(record))}`,
  }),
};
