import type { Clock } from '../clock';
import type { Card } from '../cards/card';
import { noticeCard } from '../cards/notice';
import type { Answer } from './answer';
import type { Router } from './router';
import type { Turn } from './turn';
import { texts } from '../texts/texts';

const MINUTE_MS = 60_000;
/** So many people are remembered; those who were quiet longest are forgotten first. */
const MOST_PEOPLE = 10_000;

export interface RateLimitOptions {
  perMinute: number;
  clock: Clock;
  /** Told of each turn that was too much. */
  refused: () => void;
}

/** Holds every person to so many turns a minute, and says so kindly; everybody else is not slowed down by them. */
export function withRateLimit(router: Router, { perMinute, clock, refused }: RateLimitOptions): Router {
  const take = createBuckets(perMinute, clock);

  function limited<Result>(
    turn: Turn,
    answer: () => Promise<Result>,
    tooMuch: (card: Card) => Result,
  ): Promise<Result> {
    const { tenantId, aadObjectId } = turn.asker;
    if (take(`${tenantId} ${aadObjectId}`)) return answer();
    refused();
    const { title, text } = texts().refused.tooMany;
    return Promise.resolve(tooMuch(noticeCard({ title, text: text(perMinute) })));
  }

  const answerOf = (card: Card): Answer => ({ card, came: { outcome: 'too-fast' } });
  return {
    ...router,
    said: (said, turn) => limited(turn, () => router.said(said, turn), answerOf),
    clicked: (verb, data, turn) => limited(turn, () => router.clicked(verb, data, turn), answerOf),
    shared: (wanted, turn) =>
      limited(
        turn,
        () => router.shared(wanted, turn),
        (refusal) => ({ refusal }),
      ),
  };
}

/** A token bucket for each key: full it holds a minute's worth, and it fills steadily. */
function createBuckets(perMinute: number, clock: Clock): (key: string) => boolean {
  const buckets = new Map<string, { left: number; at: number }>();
  return (key) => {
    const now = clock().getTime();
    const { left, at } = buckets.get(key) ?? { left: perMinute, at: now };
    const full = Math.min(perMinute, left + ((now - at) / MINUTE_MS) * perMinute);
    const allowed = full >= 1;
    buckets.delete(key);
    buckets.set(key, { left: allowed ? full - 1 : full, at: now });
    if (buckets.size > MOST_PEOPLE) buckets.delete(buckets.keys().next().value ?? key);
    return allowed;
  };
}
