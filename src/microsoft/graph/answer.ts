import { z } from 'zod/v4';
import { type FailureKind, GraphFailure } from './failure';

/** What came back: any status below 400 counts as an answer. */
export interface GraphAnswer {
  status: number;
  body: unknown;
  requestId: string | undefined;
  /** The Date header: the service's own clock. */
  servedAt: Date;
}

/** Graph's error body. Source: learn.microsoft.com/graph/errors. */
const errorBody = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
/** The error body of Defender for Cloud Apps: one member. */
const shortErrorBody = z.object({ detail: z.string() });

/** Exchange's says what matters at its deepest place. */
const cmdletError = z.object({
  error: z.object({
    innererror: z.object({ internalexception: z.object({ message: z.string() }) }),
  }),
});

/**
 * Reads a response whole. An error status comes back as a failure with the seconds of its Retry-After, if any.
 *
 * @param mostBytes what is longer is not read to its end, and counts as 413
 */
export async function answerOf(
  response: Response,
  mostBytes = Infinity,
): Promise<
  | GraphAnswer
  | { status: number; requestId: string | undefined; detail: string; retryAfter: number | undefined }
> {
  const requestId = response.headers.get('request-id') ?? undefined;
  const text = await textWithin(response, mostBytes);
  if (text === undefined)
    return {
      status: 413,
      requestId,
      detail: 'The answer is larger than is read here.',
      retryAfter: undefined,
    };
  const body = parseJson(text);
  if (response.status < 300) {
    return { status: response.status, body, requestId, servedAt: servedAt(response) };
  }
  return { status: response.status, requestId, detail: detailOf(body), retryAfter: retryAfter(response) };
}

/** Checks an answer's body against a schema. @throws GraphFailure of kind `unexpected` that names the odd field */
export function parseAnswer<T>(operation: string, answer: GraphAnswer, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue === undefined ? 'its body' : `"${issue.path.join('.')}": ${issue.message}`;
  throw new GraphFailure(
    operation,
    'unexpected',
    `The answer is not as documented (${where}).`,
    answer.requestId,
  );
}

/** The kind of failure that a status and message stand for. */
export function kindOf(status: number, detail: string): FailureKind {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 413) return 'too-large';
  if (status === 409 || status === 412) return 'conflict';
  if (status === 429) return 'throttled';
  if (status >= 500) return 'unavailable';
  if (status === 400 && /already exist|conflicting object/i.test(detail)) return 'conflict';
  if (status === 400 || status === 422) return 'invalid';
  return 'unexpected';
}

/** What an error body says, in one line: its code and message. */
export function detailOf(body: unknown): string {
  const ofCmdlet = cmdletError.safeParse(body).data;
  if (ofCmdlet !== undefined) return ofCmdlet.error.innererror.internalexception.message.slice(0, 500);
  const parsed = errorBody.safeParse(body);
  if (parsed.success) return `${parsed.data.error.code}: ${parsed.data.error.message}`;
  return shortErrorBody.safeParse(body).data?.detail ?? 'The service gave no reason.';
}

/** Undefined: it is longer. */
async function textWithin(response: Response, mostBytes: number): Promise<string | undefined> {
  if (mostBytes === Infinity || response.body === null) return response.text();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    // Leaving the loop closes the connection: the rest is not fetched.
    if (size > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function servedAt(response: Response): Date {
  const date = new Date(response.headers.get('date') ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? new Date() : date;
}

/** Seconds to wait, from a Retry-After in seconds or as a date. Source: RFC 9110 section 10.2.3. */
function retryAfter(response: Response): number | undefined {
  const value = response.headers.get('retry-after');
  if (value === null) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, (at - Date.now()) / 1000);
}
