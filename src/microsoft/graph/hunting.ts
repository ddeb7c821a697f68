import { z } from 'zod/v4';
import { parseAnswer } from './answer';
import type { Graph } from './client';

const OPERATION = 'run a hunting query';

/** Microsoft ends a query after three minutes (learn.microsoft.com/defender-xdr/api-advanced-hunting); its own word comes first. */
const TIMEOUT_MS = 200_000;

/** Older answers name the members of a schema with capitals, as the second example of security-security-runhuntingquery does. */
const column = z.union([
  z.object({ name: z.string(), type: z.string() }),
  z
    .object({ Name: z.string(), Type: z.string() })
    .transform(({ Name, Type }) => ({ name: Name, type: Type })),
]);

const answer = z.object({
  schema: z.array(column),
  results: z.array(z.record(z.string(), z.unknown())),
});

/** A column of a result: its name, and its type as Kusto calls it, such as `DateTime` or `Int64`. */
export interface HuntColumn {
  name: string;
  type: string;
}

export interface HuntTable {
  columns: HuntColumn[];
  /** The cells of a row, in the order of the columns. */
  rows: unknown[][];
}

export interface HuntQuestion {
  query: string;
  /** ISO 8601; undefined: the service's own 30 days. */
  timespan: string | undefined;
}

/**
 * Runs one advanced hunting query, once: a second try would cost the tenant's quota again.
 * Source: security-security-runhuntingquery; resources/security-huntingqueryresults.
 *
 * @throws GraphFailure; of kind `unavailable` too when `signal` ended it
 */
export async function runHuntingQuery(
  graph: Graph,
  { query, timespan }: HuntQuestion,
  signal: AbortSignal,
): Promise<HuntTable> {
  const given = await graph.send({
    operation: OPERATION,
    method: 'POST',
    path: '/security/runHuntingQuery',
    // Without the charset, letters beyond ANSI are misread.
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: { Query: query, ...(timespan !== undefined && { Timespan: timespan }) },
    attempts: 1,
    timeoutMs: TIMEOUT_MS,
    signal,
  });
  const { schema, results } = parseAnswer(OPERATION, given, answer);
  return { columns: schema, rows: results.map((row) => schema.map(({ name }) => row[name])) };
}
