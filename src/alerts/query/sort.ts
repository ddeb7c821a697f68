import { type SQL, sql } from 'drizzle-orm';

/** What every record that can be sorted has. */
export interface Sortable {
  id: string;
  createdAt: Date;
  version: string;
  severity: string;
}

/** What a list is ordered by before the ids: a column, and what a record has there, as PostgreSQL writes it. */
interface SortKey {
  column: SQL;
  type: 'timestamptz' | 'int';
  of: (record: Sortable) => string;
}

/** An order that can be asked for. All of its keys go one way, so that a place in it can be compared at once. */
export interface Sort {
  word: string;
  ascending: boolean;
  keys: readonly SortKey[];
}

const RANKS: Readonly<Record<string, number>> = { high: 4, medium: 3, low: 2, informational: 1 };

const created: SortKey = {
  column: sql`created_at`,
  type: 'timestamptz',
  of: ({ createdAt }) => createdAt.toISOString(),
};
const updated: SortKey = { column: sql`updated_at`, type: 'timestamptz', of: ({ version }) => version };
const severity: SortKey = {
  column: sql`(case severity when 'high' then 4 when 'medium' then 3 when 'low' then 2
    when 'informational' then 1 else 0 end)`,
  type: 'int',
  of: (record) => String(RANKS[record.severity] ?? 0),
};

export const NEWEST: Sort = { word: 'newest', ascending: false, keys: [created] };

/** Every order, the one that is taken when none is named first. */
export const SORTS: readonly Sort[] = [
  NEWEST,
  { word: 'oldest', ascending: true, keys: [created] },
  { word: 'updated', ascending: false, keys: [updated] },
  { word: 'severity', ascending: false, keys: [severity, created] },
];
