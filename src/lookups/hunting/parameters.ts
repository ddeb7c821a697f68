import { readSpan } from '../../alerts/query/time';
import { texts } from '../../texts/texts';
import { kqlDatetime, kqlString } from './literal';

export type ParameterType = 'string' | 'datetime';

/** What a saved hunt wants to be told. */
export interface Parameter {
  name: string;
  type: ParameterType;
}

export const LONGEST_VALUE = 1_000;
const MOST_PARAMETERS = 8;
const ONE = /^\s*([A-Za-z]\w{0,30})\s*(?::\s*(string|datetime)\s*)?$/i;

/** `user, since:datetime` as parameters; undefined when it is no such list. */
export function readParameters(list: string): Parameter[] | undefined {
  if (list.trim() === '') return [];
  const parameters: Parameter[] = [];
  for (const part of list.split(',')) {
    const [, name, type = 'string'] = ONE.exec(part) ?? [];
    if (name === undefined || parameters.some((one) => one.name.toLowerCase() === name.toLowerCase()))
      return undefined;
    parameters.push({ name, type: type.toLowerCase() === 'datetime' ? 'datetime' : 'string' });
  }
  return parameters.length <= MOST_PARAMETERS ? parameters : undefined;
}

/** `user=ada since=7d place="St. Ives"`: what is given for each name, in lower case; undefined when it cannot be read. */
export function readValues(text: string): Map<string, string> | undefined {
  const values = new Map<string, string>();
  const next = /\s*([A-Za-z]\w{0,30})=(?:"((?:[^"\\]|\\[\s\S])*)"|(\S*))(?=\s|$)/y;
  const end = text.trimEnd().length;
  while (next.lastIndex < end) {
    const [, name, quoted, plain = ''] = next.exec(text) ?? [];
    if (name === undefined || values.has(name.toLowerCase())) return undefined;
    values.set(name.toLowerCase(), quoted?.replaceAll(/\\([\\"])/g, '$1') ?? plain);
  }
  return values;
}

/** The query with what was given declared before it, never put into it. A text: what is wrong, in words. */
export function bound(
  query: string,
  parameters: readonly Parameter[],
  values: ReadonlyMap<string, string>,
  now: Date,
): { query: string } | { wrong: string } {
  const words = texts().hunts.parameters;
  const names = parameters.map(({ name }) => name);
  for (const given of values.keys())
    if (!names.some((name) => name.toLowerCase() === given)) return { wrong: words.noSuch(given, names) };
  const declarations: string[] = [];
  for (const { name, type } of parameters) {
    const value = values.get(name.toLowerCase());
    if (value === undefined || value === '') return { wrong: words.wants(name, example(name, type)) };
    if (value.length > LONGEST_VALUE) return { wrong: words.tooLong(name) };
    const literal = literalOf(type, value, now);
    if (literal === undefined) return { wrong: words.isTime(name, example(name, type)) };
    declarations.push(declared(name, literal));
  }
  return { query: [...declarations, query].join('\n') };
}

/** A name for a value, as KQL declares it. Source: learn.microsoft.com/kusto/query/let-statement. */
export function declared(name: string, literal: string): string {
  return `let ${name} = ${literal};`;
}

export function example(name: string, type: ParameterType): string {
  return type === 'datetime' ? `${name}=24h` : `${name}=...`;
}

function literalOf(type: ParameterType, value: string, now: Date): string | undefined {
  if (type === 'string') return kqlString(value);
  const moment = readSpan(value, now)?.start;
  return moment && kqlDatetime(moment);
}
