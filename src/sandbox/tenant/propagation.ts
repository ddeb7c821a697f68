import type { Clock } from '../clock';

/**
 * Entra is eventually consistent: what was just written is unknown to some of its parts for a while. Each part that
 * can lag has a name here, and lags on its own.
 */
export type Part =
  | 'application-read'
  | 'application-reference'
  | 'application-token'
  | 'principal-read'
  | 'principal-reference'
  | 'principal-token'
  | 'credential-read'
  | 'credential-token'
  | 'grant-read'
  | 'grant-token'
  | 'role-read'
  | 'role-token';

export interface Lag {
  minSeconds: number;
  maxSeconds: number;
  /** Chance, 0 to 1, that a part which knew an object forgets it for one look, for twice `maxSeconds` after it was written. */
  flap: number;
}

export interface Propagation {
  /** Notes that an object was just written: each of the parts will know of it after a delay of its own. */
  written(id: string, parts: readonly Part[]): void;
  /** Whether this part knows of the object. */
  knows(part: Part, id: string): boolean;
  set(lag: Lag): void;
}

/** Delays live in memory: a restart of the sandbox ends them. */
export function createPropagation(initial: Lag, clock: Clock, random: () => number): Propagation {
  const pending = new Map<string, { knownAt: number; calmAt: number }>();
  let lag = initial;

  function knows(part: Part, id: string): boolean {
    const entry = pending.get(`${part} ${id}`);
    if (entry === undefined) return true;
    const now = clock().getTime();
    if (now >= entry.calmAt) pending.delete(`${part} ${id}`);
    if (now < entry.knownAt) return false;
    return now >= entry.calmAt || random() >= lag.flap;
  }

  return {
    written(id, parts) {
      const now = clock().getTime();
      for (const part of parts) {
        const delay = 1000 * (lag.minSeconds + random() * (lag.maxSeconds - lag.minSeconds));
        const restless = lag.flap > 0 ? 2000 * lag.maxSeconds : 0;
        if (delay + restless > 0) {
          pending.set(`${part} ${id}`, { knownAt: now + delay, calmAt: now + Math.max(delay, restless) });
        }
      }
    },
    knows,
    set(next) {
      lag = next;
      if (next.maxSeconds === 0) pending.clear();
    },
  };
}
