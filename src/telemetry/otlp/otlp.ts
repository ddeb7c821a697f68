import { randomUUID } from 'node:crypto';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-proto';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { defaultResource, type Resource, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { DestinationStream } from 'pino';
import type { TelemetrySettings } from '../../config/telemetry-settings';
import { idsAlone } from '../ids-alone';
import type { TellLosses } from '../losses';
import type { Spans } from '../span';
import { exportedLines } from './exported-lines';
import { sdkSpans } from './sdk-spans';
import { watched } from './watched-exporter';

const SCOPE = 'drawbridge';
/** More that waits to be exported is left out: telemetry must not grow while its collector is away. */
const QUEUE = { maxQueueSize: 2048, maxExportBatchSize: 512 };
/** So long a stop waits for a collector at most. */
const STOP_MS = 2_000;

export interface Otlp {
  spans: Spans;
  logDestination: DestinationStream | undefined;
  stop(): Promise<void>;
}

/**
 * The official SDK, made for this program alone: it is not registered with OpenTelemetry's API, so that no library adds
 * spans of its own, whose attributes nobody here has looked at.
 */
export function startOtlp(settings: TelemetrySettings, lost: TellLosses): Otlp {
  const resource = defaultResource().merge(
    resourceFromAttributes({ 'service.instance.id': randomUUID(), ...settings.resource }),
  );
  const tracers = settings.traces ? tracerProvider(settings, resource, lost) : undefined;
  const loggers = settings.logs ? loggerProvider(settings, resource, lost) : undefined;
  return {
    spans: tracers === undefined ? idsAlone : sdkSpans(tracers.getTracer(SCOPE)),
    logDestination: loggers && exportedLines(loggers.getLogger(SCOPE)),
    async stop() {
      await atMost(STOP_MS, Promise.allSettled([tracers?.shutdown(), loggers?.shutdown()]));
    },
  };
}

function tracerProvider(settings: TelemetrySettings, resource: Resource, lost: TellLosses): TracerProvider {
  const exporter = watched(new OTLPTraceExporter(target(settings, 'v1/traces')), lost);
  const sampler = new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(settings.share) });
  return new TracerProvider({
    resource,
    sampler,
    spanProcessors: [new BatchSpanProcessor({ ...QUEUE, exporter })],
  });
}

function loggerProvider(settings: TelemetrySettings, resource: Resource, lost: TellLosses): LoggerProvider {
  const exporter = watched(new OTLPLogExporter(target(settings, 'v1/logs')), lost);
  return new LoggerProvider({ resource, processors: [new BatchLogRecordProcessor({ ...QUEUE, exporter })] });
}

function target({ endpoint, headers, timeoutMs }: TelemetrySettings, path: string) {
  const url = `${endpoint.href.replace(/\/$/, '')}/${path}`;
  return { url, headers: { ...headers }, timeoutMillis: timeoutMs };
}

async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
