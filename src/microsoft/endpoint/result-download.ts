import { GraphFailure, type FailureKind } from '../graph/failure';
import { kindOf } from '../graph/answer';
import { isAllowedAddress } from '../allowed-address';

const OPERATION = 'fetch what a live response command has left';
const WAIT_MS = 10 * 60_000;

/** Fetches what a result link leads to. */
export type ResultDownload = (link: string) => Promise<AsyncIterable<Uint8Array>>;

/**
 * Fetches from a result link, as a stream. It carries its own right to read, so no token goes with it; it is asked only over
 * https, at the hosts that are allowed, and a redirect is not followed.
 * Source: learn.microsoft.com/defender-endpoint/api/get-live-response-result (a link to Azure storage, good for 30 minutes).
 */
export function createResultDownload(allowedHosts: readonly string[]): ResultDownload {
  return async (link) => {
    const url = addressIn(link);
    if (url === undefined || !isAllowedAddress(url, allowedHosts))
      throw failure('unexpected', 'The link leads to a place that results do not come from.');
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(WAIT_MS) }).catch(
      (error: unknown) => {
        throw failure('unavailable', 'The connection broke before an answer came.', error);
      },
    );
    if (response.status === 200 && response.body !== null) return whole(response.body);
    await response.body?.cancel();
    // Storage refuses a link that is over with 403; the next one is a new one.
    throw failure(
      response.status === 403 ? 'unavailable' : kindOf(response.status, ''),
      `Storage answered ${response.status}.`,
    );
  };
}

async function* whole(body: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw failure('unavailable', 'The connection broke before all of it had come.', error);
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function addressIn(link: string): URL | undefined {
  return URL.canParse(link) ? new URL(link) : undefined;
}

function failure(kind: FailureKind, detail: string, cause?: unknown): GraphFailure {
  return new GraphFailure(OPERATION, kind, detail, undefined, { cause });
}
