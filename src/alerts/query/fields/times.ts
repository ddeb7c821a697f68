import { type SQL, sql } from 'drizzle-orm';
import type { Field } from '../field';
import { readSpan, type Span, TIME_HELP } from '../time';

/**
 * What an alert's making is compared with, as the words are used: since a day and until a day take the day in, before
 * it and after it leave it out. With a moment there is nothing between them.
 */
export const since = timeField('since', ['from', 'newer', 'start'], ({ start }) => notBefore(start));
export const after = timeField('after', ['later'], ({ end }) => notBefore(end));
export const until = timeField('until', ['end'], ({ end }) => isBefore(end));
export const before = timeField('before', ['older'], ({ start }) => isBefore(start));

function timeField(name: string, meantBy: readonly string[], condition: (span: Span) => SQL): Field {
  return {
    name,
    expects: TIME_HELP,
    meantBy,
    inOrder: true,
    toSql(value, { now }) {
      const span = readSpan(value, now);
      return span && condition(span);
    },
  };
}

function notBefore(moment: Date): SQL {
  return sql`record.created_at >= ${moment.toISOString()}::timestamptz`;
}

function isBefore(moment: Date): SQL {
  return sql`record.created_at < ${moment.toISOString()}::timestamptz`;
}
