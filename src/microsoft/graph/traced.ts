import type { SpanStart } from '../../telemetry/span';
import type { Trace } from '../../telemetry/trace';
import { pathTemplate } from '../path-template';
import type { GraphCall } from './call';
import type { Attempt } from './retry';

/** A request as it is sent. */
export interface Sent {
  /** What the API is called where requests are counted. */
  api: string;
  url: URL;
  /** What comes before the call's path. */
  root?: string;
  call: GraphCall;
  /** Which time it is sent, from 1. */
  tried: number;
}

/**
 * Sends within a span of its own, each attempt by itself. The span's ids go no further: Microsoft is sent no `traceparent`,
 * since it has no use for one and would learn which of its requests belong together.
 */
export function traced(trace: Trace, sent: Sent, send: () => Promise<Attempt>): Promise<Attempt> {
  return trace.part(
    () => spanOf(sent),
    async (span) => {
      const answer = await send();
      span.set({ 'http.response.status_code': answer.status });
      if (answer.requestId !== undefined) span.set({ 'azure.service.request.id': answer.requestId });
      if (!('body' in answer)) span.fail(String(answer.status));
      return answer;
    },
  );
}

/** Source of the names: opentelemetry.io/docs/specs/semconv/http/http-spans, HTTP client span. */
function spanOf({ api, url, root = '', call, tried }: Sent): SpanStart {
  const template = root + pathTemplate(call.path);
  return {
    name: `${call.method} ${template}`,
    kind: 'client',
    attributes: {
      'http.request.method': call.method,
      'server.address': url.hostname,
      'server.port': Number(url.port === '' ? 443 : url.port),
      'url.template': template,
      'drawbridge.api': api,
      ...(tried > 1 && { 'http.request.resend_count': tried - 1 }),
    },
  };
}
