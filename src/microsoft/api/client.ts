import type { TokenCredential } from '@azure/identity';
import type { Log } from '../../log';
import { accessToken } from '../entra/access-token';
import { answerOf, type GraphAnswer } from '../graph/answer';
import type { GraphCall } from '../graph/call';
import { type Attempt, withRetries } from '../graph/retry';

const REQUEST_TIMEOUT_MS = 30_000;

/** One of Microsoft's APIs beside Graph. It answers and fails in the same terms. */
export interface MicrosoftApi {
  /** Sends the call; its path is taken from the origin. @throws GraphFailure */
  send(call: GraphCall): Promise<GraphAnswer>;
}

export interface ApiOptions {
  /** The API's origin. */
  url: URL;
  /** What a token is asked for, such as https://outlook.office365.com/.default. */
  scope: string;
  credential: TokenCredential;
  log: Log;
  sleep: (milliseconds: number) => Promise<void>;
}

/** A client of one API for one identity. It retries what is safe to repeat, and follows no redirect with a token. */
export function createApi({ url, scope, credential, log, sleep }: ApiOptions): MicrosoftApi {
  async function attempt({ method, path, headers, body, mostBytes }: GraphCall): Promise<Attempt> {
    const token = await accessToken(credential, scope);
    const response = await fetch(url.origin + path, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return answerOf(response, mostBytes);
  }

  return {
    async send(call) {
      const answer = await withRetries(call, () => attempt(call), sleep);
      log.debug({ operation: call.operation, status: answer.status, requestId: answer.requestId }, 'api');
      return answer;
    },
  };
}
