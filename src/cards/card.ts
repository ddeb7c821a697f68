import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Template } from 'adaptivecards-templating';

/** An Adaptive Card, ready to send. */
export interface Card {
  content: Record<string, unknown>;
  /** The same in one line: for notifications, and for clients that draw no cards. */
  text: string;
}

/** The templates stand beside src/ and dist/ alike. */
const FOLDER = path.join(__dirname, '..', '..', 'cards');

/** Lends a template its name and reads it once. `bind` fills it with data; what has no data is left out. */
export function template(name: string): (data: object) => Record<string, unknown> {
  let loaded: Template | undefined;
  return (data) => {
    loaded ??= new Template(JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8')));
    return withoutGaps(loaded.expand({ $root: data })) as Record<string, unknown>;
  };
}

/** What Teams counts against its limit, in bytes. */
export function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/** The engine leaves null where a condition was false or a list was empty. */
function withoutGaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutGaps);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutGaps(inner)]));
}
