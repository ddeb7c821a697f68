import type { Common, Shared } from '../../alerts/common';
import { LOOKED_AT } from '../../alerts/gathered';
import { type ParsedQuery, parseQuery } from '../../alerts/query/parse';
import { termText } from '../../alerts/query/terms';
import { SOURCES, sourceName } from '../../alerts/sources';
import type { Button } from '../../cards/notice';

/** A query for one thing, such as `user:ava`, as a person would write it; undefined where that makes none. */
export function queryFor(field: string | undefined, value: string, now: Date): string | undefined {
  const parsed = parseQuery(termText({ negated: false, field, values: [value.replaceAll('"', ' ')] }), now);
  return parsed.ok && parsed.query.text !== '' ? parsed.query.text : undefined;
}

/** The query with one more condition; undefined where it has one on that field already, or grows too long. */
export function narrowed(query: ParsedQuery, field: string, value: string): string | undefined {
  if (query.groups.flat().some((term) => term.field === field && !term.negated)) return undefined;
  const added = queryFor(field, value, query.now);
  const parsed = parseQuery(`${added ?? ''} ${query.text}`, query.now);
  return added !== undefined && parsed.ok ? parsed.query.text : undefined;
}

/** Buttons that narrow a list down by what many of its alerts share; with their number where all were looked at. */
export function narrowings(query: ParsedQuery, common: Common, total: number): Button[] {
  const wordOf = (id: string) => SOURCES.find((source) => source.id === id)?.word;
  const button = (field: string, value: string | undefined, shown: string, { count }: Shared): Button[] => {
    const refined = value === undefined ? undefined : narrowed(query, field, value);
    if (refined === undefined || count < 2 || count >= Math.min(total, LOOKED_AT)) return [];
    return [
      {
        title: total > LOOKED_AT ? shown : `${shown} (${count})`,
        verb: 'alerts.refine',
        data: { query: refined },
      },
    ];
  };
  const [user, otherUser] = common.users.map((one) => button('user', one.name, one.name, one));
  const [device] = common.devices.map((one) => button('device', one.name, one.name, one));
  const [source] = common.sources.map((one) => button('source', wordOf(one.name), sourceName(one.name), one));
  return [user, device, source, otherUser].flatMap((buttons) => buttons ?? []);
}
