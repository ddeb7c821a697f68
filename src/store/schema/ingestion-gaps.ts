import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantColumn, tenantPolicy } from './tenant';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Stretches of lastUpdateDateTime that Graph does not give: passed over, and tried again until it does. */
export const ingestionGaps = pgTable(
  'ingestion_gaps',
  {
    tenantId: tenantColumn(),
    connectionId: uuid('connection_id').notNull(),
    stream: text('stream', { enum: ['alerts', 'incidents'] }).notNull(),
    /** From inclusive, to exclusive. */
    from: moment('from_at').notNull(),
    to: moment('to_at').notNull(),
    /** When it was passed over first, as a part of a longer one perhaps. */
    since: moment('since').notNull(),
    /** How often all of it has been tried since it could not be made shorter. */
    tries: integer('tries').notNull().default(0),
    nextTryAt: moment('next_try_at').notNull(),
    error: text('error').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.connectionId, table.stream, table.from] }),
    tenantPolicy(),
  ],
);
