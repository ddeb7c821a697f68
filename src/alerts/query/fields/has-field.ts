import { type SQL, sql } from 'drizzle-orm';
import type { EntityKind } from '../../entities';
import type { Field, FieldContext } from '../field';
import { hasEntity } from './entity-field';

const KINDS: readonly EntityKind[] = [
  'user',
  'device',
  'mailbox',
  'mail',
  'ip',
  'url',
  'file',
  'process',
  'app',
  'registry',
  'cloud',
];

/** What else an alert may have. */
const OTHERS: ReadonlyMap<string, SQL> = new Map([
  ['comment', sql`record.comments > 0`],
  ['assignee', sql`record.assigned_to is not null`],
  ['incident', sql`record.incident_id is not null`],
  ['technique', sql`cardinality(record.techniques) > 0`],
  ['classification', sql`coalesce(record.classification, 'unknown') <> 'unknown'`],
]);

const VALUES = [...KINDS, ...OTHERS.keys()];

/** `has:comment`, `has:device`: that there is such a thing at all. */
export const has: Field = {
  name: 'has',
  expects: VALUES.join(', '),
  values: VALUES,
  meantBy: ['with', 'evidence'],
  toSql: (value, context) => OTHERS.get(value.toLowerCase()) ?? ofKind(value.toLowerCase(), context),
};

function ofKind(value: string, context: FieldContext): SQL | undefined {
  const kind = KINDS.find((one) => one === value);
  return kind && hasEntity(context, [kind], sql`true`);
}
