/**
 * What kind of failure an error is, in one of few words: never its message, which may quote anything.
 * Source: opentelemetry.io/docs/specs/semconv/registry/attributes/error, error.type.
 */
export function errorType(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return wordAt(error, 'kind') ?? wordAt(error.cause, 'code') ?? wordAt(error, 'code') ?? error.name;
}

/** A kind of ours, such as `throttled`, or a code of Node's or PostgreSQL's, such as ECONNRESET. */
function wordAt(error: unknown, field: 'kind' | 'code'): string | undefined {
  const value = (error as Record<string, unknown> | null | undefined)?.[field];
  return typeof value === 'string' && /^[\w-]{1,40}$/.test(value) ? value : undefined;
}
