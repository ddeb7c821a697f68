/** One call of Entra or Graph, as the control plane shows it. */
export interface LoggedRequest {
  at: string;
  method: string;
  /** Path with query. */
  path: string;
  /** 0 when no answer was sent. */
  status: number;
  clientId?: string;
  /** It came inside a `$batch`, which has an entry of its own. */
  batched?: true;
}

export interface RequestLog {
  add(request: LoggedRequest): void;
  /** The newest 5,000, oldest first. */
  all(): LoggedRequest[];
}

const KEPT = 5000;

export function createRequestLog(): RequestLog {
  let requests: LoggedRequest[] = [];
  return {
    add(request) {
      requests.push(request);
      if (requests.length > 2 * KEPT) requests = requests.slice(-KEPT);
    },
    all: () => requests.slice(-KEPT),
  };
}
