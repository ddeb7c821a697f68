import type { Alert } from '../model';
import { csvLine } from './csv';
import { HEADINGS, toCells, toJson } from './record';

export type ExportFormat = 'csv' | 'json';

/** Alerts as a text of a file. */
export interface Export {
  content: string;
  contentType: string;
  count: number;
  /** The rest of them found no room. */
  cut: boolean;
}

/** So that Excel takes it for UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Writes alerts down until there are no more, or no more room. */
export async function exportAlerts(
  alerts: AsyncIterable<Alert>,
  format: ExportFormat,
  mostBytes: number,
): Promise<Export> {
  const { begin, end, contentType, write } = FORMATS[format];
  const parts = [begin];
  let room = mostBytes - Buffer.byteLength(begin + end);
  for await (const alert of alerts) {
    const part = write(alert, parts.length === 1);
    room -= Buffer.byteLength(part);
    if (room < 0) return { content: parts.join('') + end, contentType, count: parts.length - 1, cut: true };
    parts.push(part);
  }
  return { content: parts.join('') + end, contentType, count: parts.length - 1, cut: false };
}

const FORMATS = {
  csv: {
    begin: BYTE_ORDER_MARK + csvLine(HEADINGS),
    end: '',
    contentType: 'text/csv; charset=utf-8',
    write: (alert: Alert) => csvLine(toCells(alert)),
  },
  json: {
    begin: '[',
    end: '\n]\n',
    contentType: 'application/json; charset=utf-8',
    write: (alert: Alert, first: boolean) => `${first ? '' : ','}\n${JSON.stringify(toJson(alert))}`,
  },
} as const;
