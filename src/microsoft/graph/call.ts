/** One request to Microsoft Graph v1.0. `path` starts with a slash and holds its query, already encoded. */
export interface GraphCall {
  /** What is being done, for messages and logs, such as "list alerts". */
  operation: string;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  headers?: Record<string, string> | undefined;
  body?: unknown;
  /** A POST that only asks, and so may be sent again whatever became of it. */
  repeatable?: boolean;
  /** False: a 429 is told at once, and not waited for; standard: true. */
  waits?: boolean;
  /** How often it is sent at most; undefined: as `retry.ts` has it. */
  attempts?: number | undefined;
  /** How long an answer is waited for; standard: half a minute. */
  timeoutMs?: number;
  /** The longest answer that is read; undefined: any. */
  mostBytes?: number;
  /** Ends the call early. */
  signal?: AbortSignal;
}
