import { sql } from 'drizzle-orm';
import { idCondition, SHORTEST_PART } from '../../id-condition';
import type { Field } from '../field';

export const idField: Field = {
  name: 'id',
  expects: `an alert's id, or at least ${SHORTEST_PART} characters of its beginning or end`,
  toSql: (value) => sql`(${idCondition(value)})`,
};
