import { errorType } from '../error-type';
import type { TellLosses } from '../losses';

/** What an export came to; code 0 is success. */
interface Outcome {
  code: number;
  error?: Error;
}

/** What exporters of spans and of records have in common. */
interface Exporter<T> {
  export(items: T[], done: (outcome: Outcome) => void): void;
  shutdown(): Promise<void>;
  forceFlush(): Promise<void>;
}

/**
 * Tells of what could not be exported. The SDK's own reports go to a logger that is one for all of the process, once for each
 * batch.
 */
export function watched<T>(exporter: Exporter<T>, lost: TellLosses): Exporter<T> {
  return {
    export(items, done) {
      exporter.export(items, (outcome) => {
        if (outcome.code !== 0) lost(items.length, whyOf(outcome.error));
        done(outcome);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush(),
  };
}

/** A status, or a code such as ECONNREFUSED: never what the other side has written. */
function whyOf(error: Error | undefined): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'number' ? `status ${code}` : errorType(error);
}
