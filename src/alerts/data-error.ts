/** Classes of PostgreSQL's errors that the values of a row bring about: data exception, program limit exceeded. */
const DATA_CLASSES = ['22', '54'];

/**
 * Whether PostgreSQL refused a value, so that the same row would be refused again, as opposed to being out of reach.
 * Source: postgresql.org/docs/current/errcodes-appendix.html.
 */
export function isDataError(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && DATA_CLASSES.includes(code.slice(0, 2));
}

/** PostgreSQL's own words, without the statement and its parameters, which hold the record. */
export function problemOf(error: unknown): string {
  const cause = causeOf(error);
  const message = cause instanceof Error ? cause.message : 'no reason given';
  return `not storable: ${message}`.slice(0, 300);
}

function codeOf(error: unknown): string | undefined {
  const cause = causeOf(error);
  if (!(cause instanceof Error) || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}

/** drizzle wraps what PostgreSQL answers. */
function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? error.cause : error;
}
