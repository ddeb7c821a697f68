import { type Logger, type LogRecord, SeverityNumber } from '@opentelemetry/api-logs';
import pino, { type DestinationStream } from 'pino';
import { z } from 'zod/v4';
import { contextIn } from './sdk-spans';

/** Pino's levels. Source: opentelemetry.io/docs/specs/otel/logs/data-model-appendix. */
const SEVERITIES: Readonly<Partial<Record<number, SeverityNumber>>> = {
  10: SeverityNumber.TRACE,
  20: SeverityNumber.DEBUG,
  30: SeverityNumber.INFO,
  40: SeverityNumber.WARN,
  50: SeverityNumber.ERROR,
  60: SeverityNumber.FATAL,
};

const lineSchema = z
  .object({
    level: z.number(),
    time: z.number(),
    msg: z.string().optional(),
    trace_id: z.string().optional(),
    span_id: z.string().optional(),
    trace_flags: z.string().optional(),
    err: z.object({ type: z.string(), message: z.string(), stack: z.string() }).catchall(z.json()).optional(),
  })
  .catchall(z.json());

type Line = z.infer<typeof lineSchema>;

/**
 * Prints lines and exports them. What is exported is read from the line as it was printed, so that nothing is in it that was
 * kept out of there.
 */
export function exportedLines(logger: Logger, printed: DestinationStream = pino.destination(1)) {
  const destination: DestinationStream = {
    write(text) {
      printed.write(text);
      const line = lineIn(text);
      if (line !== undefined) logger.emit(recordOf(line));
    },
  };
  return destination;
}

function lineIn(text: string): Line | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Sources: opentelemetry.io/docs/specs/otel/logs/data-model; opentelemetry.io/docs/specs/semconv/exceptions/exceptions-logs. */
function recordOf({ level, time, msg, err, ...line }: Line): LogRecord {
  const { trace_id: traceId, span_id: spanId, trace_flags: flags, ...fields } = line;
  const isInSpan = traceId !== undefined && spanId !== undefined;
  return {
    timestamp: time,
    severityNumber: SEVERITIES[level] ?? SeverityNumber.UNSPECIFIED,
    severityText: (pino.levels.labels[level] ?? '').toUpperCase(),
    body: msg ?? '',
    attributes: {
      ...fields,
      ...(err && exceptionOf(err)),
      ...(!isInSpan && traceId && { trace_id: traceId }),
    },
    ...(isInSpan && { context: contextIn({ traceId, spanId, flags: Number(flags) }) }),
  };
}

function exceptionOf({ type, message, stack, ...more }: NonNullable<Line['err']>): LogRecord['attributes'] {
  return {
    'exception.type': type,
    'exception.message': message,
    'exception.stacktrace': stack,
    ...Object.fromEntries(Object.entries(more).map(([name, value]) => [`drawbridge.error.${name}`, value])),
  };
}
