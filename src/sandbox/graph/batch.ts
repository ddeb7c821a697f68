import { z } from 'zod/v4';
import { type Answer, contentOf, ok, type Outcome } from '../http/answer';
import { type Incoming, parseJson } from '../http/incoming';
import type { World } from '../world';
import { identify } from './caller';
import { badQuery, graphError, GraphRefusal } from './failure';

const LARGEST_BATCH = 20;
const BATCH_PATH = '/v1.0/$batch';

const step = z.object({
  id: z.string().min(1),
  method: z.string().toUpperCase(),
  url: z.string().min(1),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown(),
  dependsOn: z.array(z.string()).default([]),
});

const batch = z.object({ requests: z.array(step).min(1) });

type Step = z.infer<typeof step>;

interface StepAnswer {
  id: string;
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** Whether this is the call that carries others. */
export function isBatch({ method, url }: Incoming): boolean {
  return method === 'POST' && url.pathname.replace('%24', '$') === BATCH_PATH;
}

/**
 * Carries out the requests of a JSON batch with the token of the outer one, in the order they are in. A connection
 * that an inner request would break or leave hanging is the one of the whole batch.
 * Source: learn.microsoft.com/graph/json-batching.
 */
export async function answerBatch(
  world: World,
  outer: Incoming,
  heard: (clientId: string) => void,
  send: (inner: Incoming) => Promise<Outcome>,
): Promise<Outcome> {
  try {
    heard((await identify(world, outer)).clientId);
    const responses: StepAnswer[] = [];
    for (const one of readBatch(outer)) {
      const failed = one.dependsOn.some((id) =>
        responses.some((done) => done.id === id && done.status >= 400),
      );
      const outcome = failed ? failedDependency(world) : await send(innerRequest(outer, one));
      if (typeof outcome === 'string') return outcome;
      responses.push(asStep(one.id, outcome));
    }
    return ok({ responses });
  } catch (error) {
    if (error instanceof GraphRefusal) {
      return graphError(error, world.clock(), outer.header('client-request-id'));
    }
    throw error;
  }
}

/** The requests of a batch. @throws GraphRefusal when the batch itself is malformed */
function readBatch({ body }: Incoming): Step[] {
  const parsed = batch.safeParse(parseJson(body));
  if (!parsed.success) throw badQuery('Invalid batch payload format.');
  const { requests } = parsed.data;
  if (requests.length > LARGEST_BATCH) {
    const message = `Number of batch request steps exceeds the maximum value of ${LARGEST_BATCH}.`;
    throw new GraphRefusal(400, 'MaximumValueExceeded', message);
  }
  if (new Set(requests.map(({ id }) => id.toLowerCase())).size < requests.length) {
    throw badQuery('Invalid batch payload format: the id of a request must be unique.');
  }
  for (const { id, url, headers, body: inner } of requests) {
    if (/^\/?(\$|%24)batch\b/i.test(url)) throw badQuery(`Request id : ${id} is a batch itself.`);
    const typed = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
    if (inner !== undefined && !typed) {
      throw badQuery(`Write request id : ${id} does not contain Content-Type header or body.`);
    }
  }
  return requests;
}

/** The inner request as if it had come by itself, with the caller of the outer one. */
function innerRequest(outer: Incoming, { method, url, headers, body }: Step): Incoming {
  const own = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    method,
    url: new URL(`${outer.url.origin}/v1.0/${url.replace(/^\//, '')}`),
    header: (name) => (name === 'authorization' ? outer.header(name) : own.get(name)),
    body: body === undefined ? '' : JSON.stringify(body),
  };
}

function asStep(id: string, answer: Answer): StepAnswer {
  const type = contentOf(answer)?.type;
  const headers = { ...(type !== undefined && { 'Content-Type': type }), ...named(answer.headers ?? {}) };
  return { id, status: answer.status, headers, body: answer.body ?? null };
}

/** Headers within a batch are JSON, where case counts: as Graph writes them. */
function named(headers: Record<string, string>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [
    name === 'retry-after' ? 'Retry-After' : name,
    value,
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function failedDependency({ clock }: World): Answer {
  const message = 'A request that this one depends on has failed.';
  return graphError({ status: 424, code: 'FailedDependency', message }, clock());
}
