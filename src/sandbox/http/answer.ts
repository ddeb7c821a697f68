/** What a handler wants sent. `body` becomes JSON; `raw` goes out as it is; without either no body is sent. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  raw?: { type: string; content: string | Buffer };
}

/** What to do with the connection: send an answer, break it, or leave it hanging. */
export type Outcome = Answer | 'reset' | 'hold';

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export function created(body: unknown): Answer {
  return { status: 201, body };
}

export const noContent: Answer = { status: 204 };

/** The bytes of the body and what they are; undefined when there is none. */
export function contentOf({ body, raw }: Answer): { type: string; content: Buffer } | undefined {
  if (raw !== undefined) return { type: raw.type, content: Buffer.from(raw.content) };
  if (body === undefined) return undefined;
  return { type: 'application/json; charset=utf-8', content: Buffer.from(JSON.stringify(body)) };
}
