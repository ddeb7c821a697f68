import type { Answer } from './answer';
import type { Router } from './router';

/** Tells how long each turn took. */
export function withTurnTimes(
  router: Router,
  tell: (kind: 'said' | 'clicked', seconds: number) => void,
): Router {
  async function timed(kind: 'said' | 'clicked', answer: () => Promise<Answer>): Promise<Answer> {
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
  };
}
