import { z } from 'zod/v4';
import { detailOf, type GraphAnswer, kindOf, parseAnswer } from './answer';
import type { Graph } from './client';
import { type FailureKind, GraphFailure } from './failure';

const MOST = 20;

const responses = z.object({
  responses: z.array(z.object({ id: z.string(), status: z.number(), body: z.unknown() })),
});

/** A GET among others. */
export interface Reading {
  operation: string;
  path: string;
  headers?: Record<string, string>;
}

/** The same call on its own, with its own retries, is the answer to these. */
const WORTH_RETRYING: readonly FailureKind[] = ['throttled', 'unavailable'];

/**
 * Reads several things in one request. What does not exist comes back as undefined; what Graph was too busy for is
 * asked for once more, alone.
 * Source: learn.microsoft.com/graph/json-batching (at most 20 requests, answered in any order).
 *
 * @throws GraphFailure when one of them is refused
 */
export async function readTogether(
  graph: Graph,
  readings: readonly Reading[],
): Promise<(GraphAnswer | undefined)[]> {
  const outcomes = await readEach(graph, readings);
  return outcomes.map((outcome) => {
    if (outcome instanceof GraphFailure) throw outcome;
    return outcome;
  });
}

/**
 * The same where each of them counts by itself: a refused one comes back as its failure.
 *
 * @throws GraphFailure when the request as a whole fails
 */
export async function readEach(
  graph: Graph,
  readings: readonly Reading[],
): Promise<(GraphAnswer | GraphFailure | undefined)[]> {
  if (readings.length === 0) return [];
  const [only] = readings;
  if (readings.length === 1 && only !== undefined) return [await readAlone(graph, only)];
  const operation = [...new Set(readings.map((one) => one.operation))].join(', ');
  const requests = readings.slice(0, MOST).map(({ path, headers }, index) => {
    return { id: String(index), method: 'GET', url: path, ...(headers && { headers }) };
  });
  const answer = await graph.send({
    operation,
    method: 'POST',
    path: '/$batch',
    body: { requests },
    repeatable: true,
  });
  const answers = new Map(
    parseAnswer(operation, answer, responses).responses.map((one) => [one.id, one] as const),
  );
  return Promise.all(
    readings.map((reading, index) => {
      const inner = answers.get(String(index));
      if (inner === undefined) return readAlone(graph, reading);
      return answerOfInner({ ...answer, status: inner.status, body: inner.body }, reading, graph);
    }),
  );
}

async function answerOfInner(
  answer: GraphAnswer,
  reading: Reading,
  graph: Graph,
): Promise<GraphAnswer | GraphFailure | undefined> {
  if (answer.status < 300) return answer;
  const detail = detailOf(answer.body);
  const kind = kindOf(answer.status, detail);
  if (kind === 'not-found') return undefined;
  if (WORTH_RETRYING.includes(kind)) return readAlone(graph, reading);
  return new GraphFailure(reading.operation, kind, detail, answer.requestId);
}

async function readAlone(
  graph: Graph,
  { operation, path, headers }: Reading,
): Promise<GraphAnswer | GraphFailure | undefined> {
  try {
    return await graph.send({ operation, method: 'GET', path, headers });
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    return error.kind === 'not-found' ? undefined : error;
  }
}
