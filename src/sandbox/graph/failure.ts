import { randomUUID } from 'node:crypto';
import type { Answer } from '../http/answer';

/** A request Graph refuses, in the words of the service. */
export class GraphRefusal extends Error {
  override readonly name = 'GraphRefusal';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** Graph's finer codes, in `error.details`. */
    readonly details?: readonly { code: string; target?: string; message: string }[],
    readonly headers?: Readonly<Record<string, string>>,
  ) {
    super(message);
  }
}

export function badRequest(message: string, detail?: string, target?: string): GraphRefusal {
  const details =
    detail === undefined ? undefined : [{ code: detail, ...(target !== undefined && { target }), message }];
  return new GraphRefusal(400, 'Request_BadRequest', message, details);
}

/** What OData query parsing refuses. */
export function badQuery(message: string): GraphRefusal {
  return new GraphRefusal(400, 'BadRequest', message);
}

export function notFound(id: string): GraphRefusal {
  const message = `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`;
  return new GraphRefusal(404, 'Request_ResourceNotFound', message);
}

/** What the service answers when it fails by itself. Source: learn.microsoft.com/graph/errors. */
export function internalError(): GraphRefusal {
  return new GraphRefusal(500, 'InternalServerError', 'The server encountered an internal error.');
}

/**
 * An error in Graph's shape.
 * Source: learn.microsoft.com/graph/errors.
 */
export function graphError(
  {
    status,
    code,
    message,
    details,
    headers,
  }: Pick<GraphRefusal, 'status' | 'code' | 'message'> & Partial<Pick<GraphRefusal, 'details' | 'headers'>>,
  now: Date,
  clientRequestId?: string,
): Answer {
  const requestId = randomUUID();
  return {
    status,
    headers: { 'request-id': requestId, ...headers },
    body: {
      error: {
        code,
        message,
        ...(details !== undefined && { details }),
        innerError: {
          date: now.toISOString().slice(0, 19),
          'request-id': requestId,
          'client-request-id': clientRequestId ?? requestId,
        },
      },
    },
  };
}
