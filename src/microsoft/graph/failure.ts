/** Why a call to Microsoft did not succeed, in the terms that callers branch on. */
export const FAILURE_KINDS = [
  'unauthenticated', // 401, or Entra gave no token
  'forbidden', // 403: a permission or a directory role is missing
  'not-found', // 404
  'conflict', // it exists already, or changed meanwhile
  'invalid', // 400 or 422: the request itself is wrong
  'too-large', // more than is read
  'throttled', // 429, after the retries
  'unavailable', // 5xx or the network, after the retries
  'unexpected', // an answer that is not what the documentation says
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** A call to Microsoft Graph that did not succeed. Branch on `kind`; `detail` is the service's own message. */
export class GraphFailure extends Error {
  override readonly name = 'GraphFailure';
  /** What a Retry-After asked for. */
  readonly retryAfterSeconds?: number;

  constructor(
    readonly operation: string,
    readonly kind: FailureKind,
    readonly detail: string,
    readonly requestId?: string,
    options?: ErrorOptions,
  ) {
    super(`${operation}: ${kind}: ${detail}`, options);
  }
}
