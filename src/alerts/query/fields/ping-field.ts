import { sql } from 'drizzle-orm';
import type { Field } from '../field';

/** The alerts that a message of a watch tells of, by the id that its button carries. */
export const ping: Field = {
  name: 'ping',
  expects: 'the id of a message about watched alerts, as its button has it',
  toSql(value, { tenantId }) {
    if (!/^[0-9a-f]{16}$/i.test(value)) return undefined;
    return sql`(record.connection_id, record.id) in (select h.connection_id, h.alert_id from watch_hits h
      where h.tenant_id = ${tenantId} and h.ping = ${value.toLowerCase()})`;
  },
};
