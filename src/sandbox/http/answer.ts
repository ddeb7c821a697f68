/** What a handler wants sent. `body` becomes JSON; undefined sends none. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export function created(body: unknown): Answer {
  return { status: 201, body };
}

export const noContent: Answer = { status: 204 };
