import { type SQL, sql } from 'drizzle-orm';
import { SOURCES } from '../sources';
import { searchWords } from '../search-words';
import { readTime, TIME_HELP } from './time';

/** A field that can be asked for. One entry each; the parser and the help read this list. */
export interface Field {
  name: string;
  /** What its values may be, in words. */
  expects: string;
  /** The valid values, where they are few. */
  values?: readonly string[];
  /** A condition on `alerts`, with parameters only; undefined when the value is none of the field's. */
  toSql(value: string, now: Date): SQL | undefined;
}

const SEVERITIES = ['high', 'medium', 'low', 'informational'];
const STATUSES: Readonly<Record<string, string>> = {
  new: 'new',
  inprogress: 'inProgress',
  'in-progress': 'inProgress',
  resolved: 'resolved',
};

const severity: Field = {
  name: 'severity',
  expects: SEVERITIES.join(', '),
  values: SEVERITIES,
  toSql(value) {
    const wanted = value.toLowerCase() === 'info' ? 'informational' : value.toLowerCase();
    return SEVERITIES.includes(wanted) ? sql`severity = ${wanted}` : undefined;
  },
};

const status: Field = {
  name: 'status',
  expects: 'new, in-progress, resolved',
  values: ['new', 'in-progress', 'resolved'],
  toSql(value) {
    const wanted = STATUSES[value.toLowerCase()];
    return wanted === undefined ? undefined : sql`status = ${wanted}`;
  },
};

const source: Field = {
  name: 'source',
  expects: SOURCES.map(({ word }) => word).join(', '),
  values: SOURCES.map(({ word }) => word),
  toSql(value) {
    const wanted = SOURCES.find(({ word, id }) => [word, id.toLowerCase()].includes(value.toLowerCase()));
    return wanted && sql`source = ${wanted.id}`;
  },
};

const since: Field = {
  name: 'since',
  expects: TIME_HELP,
  toSql(value, now) {
    const time = readTime(value, now);
    return time && sql`created_at >= ${time.toISOString()}`;
  },
};

const until: Field = {
  name: 'until',
  expects: TIME_HELP,
  toSql(value, now) {
    const time = readTime(value, now);
    return time && sql`created_at < ${time.toISOString()}`;
  },
};

/** Every field, in the order that help shows them. */
export const FIELDS: readonly Field[] = [
  severity,
  status,
  source,
  since,
  until,
  entityField('user', ['user', 'mailbox']),
  entityField('device', ['device']),
];

function entityField(name: string, kinds: readonly string[]): Field {
  return {
    name,
    expects: `a part of the ${name}'s name`,
    toSql(value) {
      if (searchWords(value).length === 0) return undefined;
      const part = `%${value.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
      const kindList = sql.join(
        kinds.map((kind) => sql`${kind}`),
        sql`, `,
      );
      return sql`exists (select 1 from alert_entities e where e.tenant_id = alerts.tenant_id
        and e.connection_id = alerts.connection_id and e.alert_id = alerts.id
        and e.kind in (${kindList}) and e.key like ${part})`;
    },
  };
}

/** Free words: each must begin a word of the alert; a phrase must stand in it as it is. */
export function wordsToSql(text: string): SQL | undefined {
  const words = searchWords(text);
  if (words.length === 0) return undefined;
  const all = words.map((word) => `'${word}':*`).join(' & ');
  const each = sql`words @@ ${all}::tsquery`;
  return words.length === 1 ? each : sql`(${each} and search_text like ${`% ${words.join(' ')}%`})`;
}
