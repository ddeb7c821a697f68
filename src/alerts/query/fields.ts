import { sql } from 'drizzle-orm';
import { SOURCES } from '../sources';
import { entityField } from './entity-field';
import type { Field } from './field';
import { idField } from './id-field';
import { readTime, TIME_HELP } from './time';

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
    const word = value.toLowerCase();
    return Object.hasOwn(STATUSES, word) ? sql`status = ${STATUSES[word]}` : undefined;
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
  toSql(value, { now }) {
    const time = readTime(value, now);
    return time && sql`created_at >= ${time.toISOString()}::timestamptz`;
  },
};

const until: Field = {
  name: 'until',
  expects: TIME_HELP,
  toSql(value, { now }) {
    const time = readTime(value, now);
    return time && sql`created_at < ${time.toISOString()}::timestamptz`;
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
  idField,
];
