import { randomUUID } from 'node:crypto';
import type { Answer } from '../http/answer';

/**
 * A token request Entra refuses. Codes and their first sentences follow
 * learn.microsoft.com/entra/identity-platform/reference-error-codes.
 */
export class EntraFailure extends Error {
  override readonly name = 'EntraFailure';
  constructor(
    readonly status: 400 | 401,
    /** The OAuth 2.0 error, such as invalid_client. */
    readonly error: string,
    /** The number after AADSTS. */
    readonly code: number,
    sentence: string,
    /** Further members of the answer, such as suberror and claims. */
    readonly more: Readonly<Record<string, string>> = {},
  ) {
    super(sentence);
  }
}

/** The refusal of a grant: of a code, an assertion, or the person that it is about. */
export function grantFault(code: number, sentence: string): EntraFailure {
  return new EntraFailure(400, 'invalid_grant', code, sentence);
}

/** The failure as Entra words it. */
export function entraFailureAnswer(
  { status, error, code, message, more }: EntraFailure,
  now: Date,
  asked?: string,
): Answer {
  const timestamp = `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const traceId = randomUUID();
  const correlationId = asked ?? randomUUID();
  return {
    status,
    headers: { 'cache-control': 'no-store', 'x-ms-request-id': traceId },
    body: {
      error,
      error_description: `AADSTS${code}: ${message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${code}`,
      ...more,
    },
  };
}
