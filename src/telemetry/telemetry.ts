import { AsyncResource } from 'node:async_hooks';
import type { DestinationStream } from 'pino';
import type { TelemetrySettings } from '../config/telemetry-settings';
import { createLosses, type TellLosses } from './losses';
import { createTrace, type Trace } from './trace';

export interface Telemetry {
  trace: Trace;
  /** Where log lines go that are exported too; undefined: to standard output alone. */
  logDestination: DestinationStream | undefined;
  /** Exports what is left, for two seconds at most. Never throws. */
  stop(): Promise<void>;
}

/**
 * Starts the export of spans and log lines. Without settings nothing of OpenTelemetry is loaded.
 *
 * @param lost told once in a while how many spans and records could not be exported
 */
export async function startTelemetry(
  settings: TelemetrySettings | undefined,
  lost: TellLosses,
): Promise<Telemetry> {
  if (settings === undefined)
    return { trace: createTrace(), logDestination: undefined, stop: () => Promise.resolve() };
  const { startOtlp } = await import('./otlp/otlp.js');
  // What is exported belongs to turns that are over: what is said about it must not seem to be of one of them.
  const tell = AsyncResource.bind(lost);
  const { spans, logDestination, stop } = startOtlp(settings, createLosses(tell, Date.now));
  return { trace: createTrace(spans), logDestination, stop };
}
