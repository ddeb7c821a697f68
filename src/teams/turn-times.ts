import type { TurnKind } from '../metrics';
import type { Router } from './router';

/** Tells how long each turn took. */
export function withTurnTimes(router: Router, tell: (kind: TurnKind, seconds: number) => void): Router {
  async function timed<Result>(kind: TurnKind, answer: () => Promise<Result>): Promise<Result> {
    const begun = performance.now();
    try {
      return await answer();
    } finally {
      tell(kind, (performance.now() - begun) / 1000);
    }
  }

  return {
    ...router,
    said: (said, turn) => timed('said', () => router.said(said, turn)),
    clicked: (verb, data, turn) => timed('clicked', () => router.clicked(verb, data, turn)),
    shared: (wanted, turn) => timed('shared', () => router.shared(wanted, turn)),
  };
}
