import { AsyncLocalStorage } from 'node:async_hooks';
import { errorType } from './error-type';
import { idsAlone } from './ids-alone';
import type { OpenSpan, Span, SpanIds, SpanPlace, SpanStart, Spans } from './span';
import { NO_SPAN } from './span';

type Work<T> = (span: Span) => Promise<T>;

/** What is under way, for the log and for spans. It goes along with every promise that is begun within it. */
export interface Trace {
  /**
   * A turn or a job: a trace of its own, whatever it is begun in.
   *
   * @param instead what is done about a failure, still within the trace; without it the failure is thrown on
   */
  begin<T>(start: SpanStart, work: Work<T>, instead?: (error: unknown) => T): Promise<T>;
  /**
   * Work that may outlast what began it: a part of the job that it is begun in, else a trace of its own, which names what
   * led to it. The attributes of `start` are told of both, so that they are found together after a restart too.
   */
  carryOn<T>(start: SpanStart, work: Work<T>, instead?: (error: unknown) => T): Promise<T>;
  /** A part, such as a request. `start` is asked for only where spans are kept. */
  part<T>(start: () => SpanStart, work: Work<T>): Promise<T>;
  /** The span that is under way. */
  current(): Span;
  /** Keeps what is under way from ending before this has ended. */
  hold<T>(work: Promise<T>): Promise<T>;
  /** What every log line says of it. */
  line(): Record<string, string>;
}

/** What is under way in one chain of promises. */
interface Scope {
  span: OpenSpan;
  isJob: boolean;
  line: Readonly<Record<string, string>>;
  held: Promise<unknown>[];
}

export function createTrace(spans: Spans = idsAlone): Trace {
  const scopes = new AsyncLocalStorage<Scope>();

  function opened(start: SpanStart, place: SpanPlace): Scope {
    const span = spans.open(start, place);
    const line = { ...start.line, ...idsInLine(span.ids, place.after) };
    return { span, isJob: start.kind === 'consumer', line, held: [] };
  }

  function below(around: Scope, start: () => SpanStart): Scope {
    if (!spans.kept) return { ...around, held: [] };
    const { span, line } = opened(start(), { under: around.span });
    return { span, isJob: around.isJob, line: { ...around.line, ...line }, held: [] };
  }

  function within<T>(scope: Scope, work: Work<T>, instead?: (error: unknown) => T): Promise<T> {
    const { span, held } = scope;
    return scopes.run(scope, async () => {
      try {
        return await work(span);
      } catch (error) {
        span.fail(errorType(error));
        if (instead === undefined) throw error;
        return instead(error);
      } finally {
        void Promise.allSettled(held).then(() => {
          span.end();
        });
      }
    });
  }

  return {
    begin: (start, work, instead) => within(opened(start, {}), work, instead),
    carryOn(start, work, instead) {
      const around = scopes.getStore();
      around?.span.set(start.attributes ?? {});
      const inJob = around?.isJob === true;
      const scope = inJob ? below(around, () => start) : opened(start, { after: around?.span.ids });
      return within(scope, work, instead);
    },
    part(start, work) {
      if (!spans.kept) return work(NO_SPAN);
      const around = scopes.getStore();
      return within(around === undefined ? opened(start(), {}) : below(around, start), work);
    },
    current: () => scopes.getStore()?.span ?? NO_SPAN,
    hold(work) {
      scopes.getStore()?.held.push(work);
      return work;
    },
    line: () => ({ ...scopes.getStore()?.line }),
  };
}

/** Source of the names: opentelemetry.io/docs/specs/otel/compatibility/logging_trace_context. */
function idsInLine({ traceId, spanId, flags }: SpanIds, after: SpanIds | undefined): Record<string, string> {
  return {
    trace_id: traceId,
    ...(spanId !== undefined && { span_id: spanId, trace_flags: `0${flags}` }),
    ...(after !== undefined && { linked_trace_id: after.traceId }),
  };
}
