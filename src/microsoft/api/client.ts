import type { TokenCredential } from '@azure/identity';
import type { Log } from '../../log';
import type { Trace } from '../../telemetry/trace';
import { accessToken } from '../entra/access-token';
import { answerOf, type GraphAnswer } from '../graph/answer';
import type { GraphCall } from '../graph/call';
import { createHoldOff } from '../graph/hold-off';
import { type Meter, metered } from '../graph/meter';
import { type Attempt, withRetries } from '../graph/retry';
import { traced } from '../graph/traced';

const REQUEST_TIMEOUT_MS = 30_000;

/** One of Microsoft's APIs beside Graph. It answers and fails in the same terms. */
export interface MicrosoftApi {
  /** Sends the call; its path is taken from the origin. @throws GraphFailure */
  send(call: GraphCall): Promise<GraphAnswer>;
}

export interface ApiOptions {
  /** What it is called where requests are counted. */
  name: string;
  /** The API's origin. */
  url: URL;
  /** What a token is asked for, such as https://outlook.office365.com/.default. */
  scope: string;
  credential: TokenCredential;
  log: Log;
  sleep: (milliseconds: number) => Promise<void>;
  meter: Meter;
  trace: Trace;
}

/** A client of one API for one identity. It retries what is safe to repeat, and follows no redirect with a token. */
export function createApi(options: ApiOptions): MicrosoftApi {
  const { name, url, scope, credential, log, sleep, meter, trace } = options;
  const holdOff = createHoldOff();

  async function attempt(call: GraphCall, tried: number): Promise<Attempt> {
    const { method, path, headers, body, mostBytes } = call;
    const token = await accessToken(credential, scope);
    const request = {
      method,
      redirect: 'manual' as const,
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && !isForm(body) && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isForm(body) ? body : JSON.stringify(body) }),
    };
    return traced(trace, { api: name, url, call, tried }, () =>
      metered(name, meter, async () => answerOf(await fetch(url.origin + path, request), mostBytes)),
    );
  }

  return {
    async send(call) {
      const answer = await withRetries(call, (tried) => attempt(call, tried), sleep, holdOff);
      log.debug({ operation: call.operation, status: answer.status, requestId: answer.requestId }, 'api');
      return answer;
    },
  };
}

/** A form goes out as multipart/form-data, with the boundary that fetch chooses; anything else as JSON. */
function isForm(body: unknown): body is FormData {
  return body instanceof FormData;
}
