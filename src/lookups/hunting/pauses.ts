import type { Clock } from '../../clock';
import type { GraphFailure } from '../../microsoft/graph/failure';
import { texts } from '../../texts/texts';

/** How long a connection keeps quiet after Microsoft asked for it, so that nothing is sent in vain. */
export interface Pauses {
  /** Remembers what a failure asks for. */
  note(connectionId: string, failure: GraphFailure): void;
  /** The failure whose pause is not over. */
  failureOf(connectionId: string): GraphFailure | undefined;
  /** Until when, in words for somebody in this zone. */
  until(connectionId: string, timezone: string | undefined): string | undefined;
}

export function createPauses(clock: Clock): Pauses {
  const kept = new Map<string, { failure: GraphFailure; end: number }>();

  function current(connectionId: string) {
    const one = kept.get(connectionId);
    if (one === undefined || one.end > clock().getTime()) return one;
    kept.delete(connectionId);
    return undefined;
  }

  return {
    note(connectionId, failure) {
      const { kind, retryAfterSeconds } = failure;
      if (kind !== 'throttled' || retryAfterSeconds === undefined) return;
      kept.set(connectionId, { failure, end: clock().getTime() + 1000 * retryAfterSeconds });
    },
    failureOf: (connectionId) => current(connectionId)?.failure,
    until(connectionId, timezone) {
      const one = current(connectionId);
      return one && timeOfDay(new Date(one.end), timezone);
    },
  };
}

function timeOfDay(moment: Date, timezone: string | undefined): string {
  const form = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  try {
    if (timezone !== undefined)
      return moment.toLocaleTimeString(texts().times, { ...form, timeZone: timezone });
  } catch {
    // Not a zone that this machine knows: UTC below.
  }
  return `${moment.toLocaleTimeString(texts().times, { ...form, timeZone: 'UTC' })} UTC`;
}
