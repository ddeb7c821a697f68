import { graphError } from '../graph/failure';
import type { Answer } from './answer';
import type { Fault } from './faults';

const codes: Readonly<Record<number, string>> = {
  401: 'InvalidAuthenticationToken',
  403: 'Authorization_RequestDenied',
  404: 'Request_ResourceNotFound',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

/** What a fault with a status answers: its own body, or an error in Graph's shape. */
export function faultAnswer({ status = 500, retryAfter, body }: Fault, now: Date): Answer {
  const code = codes[status] ?? 'UnknownError';
  const message = status === 429 ? 'Too many requests.' : 'The service is unavailable.';
  const answer: Answer = body === undefined ? graphError({ status, code, message }, now) : { status, body };
  return {
    ...answer,
    headers: { ...answer.headers, ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }) },
  };
}
