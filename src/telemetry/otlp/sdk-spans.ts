import {
  type Context,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import type { OpenSpan, SpanIds, Spans, SpanStart } from '../span';

const KINDS: Readonly<Record<SpanStart['kind'], SpanKind>> = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
};

/** Spans that are exported. */
export function sdkSpans(tracer: Tracer): Spans {
  return {
    kept: true,
    open(start, { under, after }) {
      const { name, kind, attributes } = start;
      const links = after === undefined ? [] : [{ context: spanContext(after) }];
      const options = { kind: KINDS[kind], attributes: { ...attributes }, links };
      const span = tracer.startSpan(name, options, under ? contextIn(under.ids) : ROOT_CONTEXT);
      const { traceId, spanId, traceFlags: flags } = span.spanContext();
      const open: OpenSpan = {
        ids: { traceId, spanId, flags },
        set: (more) => void span.setAttributes(more),
        rename: (to) => void span.updateName(to),
        fail: (why) => void span.setAttribute('error.type', why).setStatus({ code: SpanStatusCode.ERROR }),
        end: () => {
          span.end();
        },
      };
      return open;
    },
  };
}

/** OpenTelemetry's form of what is under way. */
export function contextIn(ids: SpanIds): Context {
  return trace.setSpanContext(ROOT_CONTEXT, spanContext(ids));
}

function spanContext({ traceId, spanId = '', flags: traceFlags }: SpanIds): SpanContext {
  return { traceId, spanId, traceFlags };
}
