import type { TokenCredential } from '@azure/identity';
import {
  AuthenticationHandler,
  Client,
  type GraphRequest,
  HTTPMessageHandler,
  ResponseType,
} from '@microsoft/microsoft-graph-client';
import type { z } from 'zod/v4';
import type { Log } from '../../log';
import type { Trace } from '../../telemetry/trace';
import { accessToken } from '../entra/access-token';
import { answerOf, type GraphAnswer, parseAnswer } from './answer';
import type { GraphCall } from './call';
import { createHoldOff } from './hold-off';
import { GraphFailure } from './failure';
import { type Meter, metered } from './meter';
import { type Attempt, withRetries } from './retry';
import { traced } from './traced';

const REQUEST_TIMEOUT_MS = 30_000;

export interface Graph {
  /** Sends the call and gives the answer. @throws GraphFailure */
  send(call: GraphCall): Promise<GraphAnswer>;
  /** Sends a GET and gives its body as `schema` has it. @throws GraphFailure */
  read<T>(
    operation: string,
    path: string,
    schema: z.ZodType<T>,
    headers?: Record<string, string>,
  ): Promise<T>;
  /** Follows an `@odata.nextLink`, on Graph's own origin only. @throws GraphFailure */
  follow(
    operation: string,
    nextLink: string,
    headers?: Record<string, string>,
    attempts?: number,
  ): Promise<GraphAnswer>;
}

export interface GraphOptions {
  /** Graph's origin, such as https://graph.microsoft.com. */
  url: URL;
  credential: TokenCredential;
  log: Log;
  sleep: (milliseconds: number) => Promise<void>;
  meter: Meter;
  trace: Trace;
}

/**
 * A client of Microsoft Graph v1.0 for one identity. It retries what is safe to repeat (see retry.ts), follows no
 * redirect, and lets the token go to Graph's own origin and nowhere else.
 */
export function createGraph({ url, credential, log, sleep, meter, trace }: GraphOptions): Graph {
  const scope = `${url.origin}/.default`;
  const holdOff = createHoldOff();
  const client = sdkClient(url, () => accessToken(credential, scope));

  async function attempt(call: GraphCall, tried: number): Promise<Attempt> {
    await accessToken(credential, scope);
    const request = client.api(call.path).headers(call.headers ?? {});
    request.option('signal', endOf(call));
    request.option('redirect', 'manual');
    const sent = { api: 'graph', url, root: '/v1.0', call, tried };
    return traced(trace, sent, () =>
      metered('graph', meter, async () =>
        answerOf(await dispatch(request.responseType(ResponseType.RAW), call), call.mostBytes),
      ),
    );
  }

  async function send(call: GraphCall): Promise<GraphAnswer> {
    const answer = await withRetries(call, (tried) => attempt(call, tried), sleep, holdOff);
    log.debug({ operation: call.operation, status: answer.status, requestId: answer.requestId }, 'graph');
    return answer;
  }

  return {
    send,
    read: async (operation, path, schema, headers) =>
      parseAnswer(operation, await send({ operation, method: 'GET', path, headers }), schema),
    follow: async (operation, nextLink, headers, attempts) =>
      send({ operation, method: 'GET', path: pathOnOrigin(operation, nextLink, url), headers, attempts }),
  };
}

function endOf({ signal, timeoutMs = REQUEST_TIMEOUT_MS }: GraphCall): AbortSignal {
  const late = AbortSignal.timeout(timeoutMs);
  return signal === undefined ? late : AbortSignal.any([signal, late]);
}

function sdkClient(url: URL, getAccessToken: () => Promise<string>): Client {
  const authentication = new AuthenticationHandler({ getAccessToken });
  authentication.setNext(new HTTPMessageHandler());
  return Client.initWithMiddleware({
    middleware: authentication,
    baseUrl: `${url.origin}/`,
    customHosts: new Set([url.hostname]),
  });
}

function dispatch(request: GraphRequest, { method, body }: GraphCall): Promise<Response> {
  switch (method) {
    case 'GET':
      return request.get() as Promise<Response>;
    case 'POST':
      return request.post(body) as Promise<Response>;
    case 'PATCH':
      return request.patch(body) as Promise<Response>;
    case 'DELETE':
      return request.delete() as Promise<Response>;
  }
}

/**
 * A nextLink comes from outside: it is followed only when it parses to Graph's exact origin, without credentials in
 * it (the SDK would send the token to https://graph.microsoft.com:443@evil.example/).
 */
function pathOnOrigin(operation: string, nextLink: string, url: URL): string {
  const parsed = URL.canParse(nextLink) ? new URL(nextLink) : undefined;
  const ours = parsed?.origin === url.origin && parsed.username === '' && parsed.password === '';
  const path = parsed?.pathname ?? '';
  if (parsed === undefined || !ours || !path.startsWith('/v1.0/')) {
    throw new GraphFailure(
      operation,
      'unexpected',
      'The link to the next page does not lead to Microsoft Graph.',
    );
  }
  return path.slice('/v1.0'.length) + parsed.search;
}
