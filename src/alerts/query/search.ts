import type { SQL } from 'drizzle-orm';
import type { Transaction } from '../../store/database';
import type { ParsedQuery } from './parse';
import { conditionOf } from './to-sql';
import { openWindows, wordsOfAll, wordsOfAny } from './windows';
import { isOneWord } from './words';

export type RecordTable = 'alerts' | 'incidents';

/** Where a query looks, and for what. */
export interface Search {
  /** Alerts or incidents, or the window on those that have the query's words. */
  table: RecordTable | `${RecordTable}_found`;
  /** On `record`. */
  matching: SQL;
}

/** A query's search, and the same without windows, for what so many match that the newest few are soon found one by one. */
export interface PreparedSearch extends Search {
  tenantId: string;
  walking: Search;
  /** An index has what the query finds, few or many, in order of time. */
  inOrder: boolean;
}

/** Prepares a transaction for a query, so that indexes serve its words. */
export async function searchFor(
  tx: Transaction,
  query: ParsedQuery,
  tenantId: string,
  table: RecordTable,
): Promise<PreparedSearch> {
  const words = wordsOfAll(query);
  const ofAlerts = wordsOfAny(query, 'alert');
  await openWindows(tx, {
    alerts: table === 'alerts' ? words : ofAlerts,
    incidents: table === 'incidents' ? words : undefined,
    entities: wordsOfAny(query, 'entity'),
  });
  // The window shows nothing without these words; asked for twice, they would count twice in the planner's estimates.
  const groups = words === undefined ? query.groups : query.groups.filter((group) => !isOneWord(group));
  const matching = conditionOf(query, groups, { now: query.now, tenantId, throughWindows: true });
  const walking = conditionOf(query, query.groups, {
    now: query.now,
    tenantId,
    oneByOne: table === 'alerts',
  });
  return {
    ...{ table: words === undefined ? table : (`${table}_found` as const), matching },
    tenantId,
    walking: { table, matching: walking },
    inOrder: query.groups.flat().every(({ field }) => isInOrder(query, field)),
  };
}

function isInOrder({ fields }: ParsedQuery, name: string | undefined): boolean {
  return fields.find((field) => field.name === name)?.inOrder === true;
}
