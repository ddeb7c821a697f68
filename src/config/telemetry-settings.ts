import type { Environment } from './environment';

/** Where traces and logs are exported to by OTLP, and what of them. */
export interface TelemetrySettings {
  /** The collector; `v1/traces` and `v1/logs` come after it. */
  endpoint: URL;
  headers: Readonly<Record<string, string>>;
  timeoutMs: number;
  /** What the bot is called, and what else is told of it with every span and record. */
  resource: Readonly<Record<string, string>>;
  traces: boolean;
  logs: boolean;
  /** The share of traces that is kept, from 0 to 1. */
  share: number;
}

/**
 * The export from the environment; undefined: nothing is exported.
 * Source of the variables: opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables, and protocol/exporter.
 */
export function readTelemetrySettings(environment: Environment): TelemetrySettings | undefined {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: name } = environment;
  const traces = environment.OTEL_TRACES_EXPORTER === 'otlp';
  const logs = environment.OTEL_LOGS_EXPORTER === 'otlp';
  if (endpoint === undefined || (!traces && !logs)) return undefined;
  const attributes = environment.OTEL_RESOURCE_ATTRIBUTES;
  return {
    ...{ endpoint, traces, logs, share: shareOf(environment) },
    headers: environment.OTEL_EXPORTER_OTLP_HEADERS,
    timeoutMs: environment.OTEL_EXPORTER_OTLP_TIMEOUT,
    resource: { ...attributes, 'service.name': name ?? attributes['service.name'] ?? 'drawbridge' },
  };
}

/** Every trace begins here, so that samplers which look at a parent elsewhere come to the same as those that do not. */
function shareOf({ OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: ratio }: Environment): number {
  if (sampler.endsWith('always_off')) return 0;
  return sampler.endsWith('traceidratio') ? ratio : 1;
}
