/** Fields of errors that say what kind of failure it was, and nothing of what it was about. */
const FIELDS = ['code', 'kind', 'operation', 'requestId', 'retryAfterSeconds'] as const;
/** A chain of causes that is longer is cut off. */
const MOST_CAUSES = 5;

/**
 * What of an error goes into a log line: its type, what it says, where it was thrown, and the same of its causes. The values
 * of a query, which may be an alert or what somebody asked, are left out, and so is what services quote in their messages.
 */
export function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const chain = causesOf(error);
  const known = FIELDS.map((field) => [field, (error as unknown as Record<string, unknown>)[field]] as const);
  return {
    type: error.constructor.name,
    message: chain.map(sayable).join(': '),
    stack: chain.map((one) => `${one.constructor.name}\n${placesOf(one)}`).join('\ncaused by: '),
    ...Object.fromEntries(known.filter(([, value]) => ['string', 'number'].includes(typeof value))),
  };
}

function causesOf(error: Error): Error[] {
  const chain: Error[] = [];
  for (let one: unknown = error; one instanceof Error && chain.length < MOST_CAUSES; one = one.cause)
    chain.push(one);
  return chain;
}

function sayable(error: Error): string {
  // drizzle's DrizzleQueryError lists the values in its message; the query holds placeholders.
  if ('query' in error && 'params' in error) return `Failed query: ${String(error.query)}`;
  // PostgreSQL ends a message with the value that it could not read.
  if ('severity' in error) return error.message.replace(/: "[^]*"$/, ': "…"');
  return 'detail' in error ? withoutQuotes(error.message) : error.message;
}

/** Microsoft's messages quote what was asked for: the name of a person, a piece of a query. */
function withoutQuotes(message: string): string {
  return message
    .replace(/(?<![\p{L}\p{N}])'[^']*'(?![\p{L}\p{N}])|"[^"]*"/gu, "'…'")
    .replace(/[^\s@<>()]+@[^\s@<>()]+/g, '…');
}

/** The stack begins with the message, which is said already. */
function placesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
