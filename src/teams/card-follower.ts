import type { Card } from '../cards/card';
import type { CardPlace } from '../connection/approvals/approval';
import type { Messenger } from './messenger';
import { newestOnly } from './newest-only';

/** Teams takes seven messages a second in a conversation; one is enough to follow. */
const PAUSE_MS = 1_000;

export interface FollowerTools<T> {
  messenger: Messenger;
  sleep: (milliseconds: number) => Promise<void>;
  /** Where it is shown. */
  placesOf: (seen: T) => Promise<readonly CardPlace[]>;
  draw: (seen: T) => Card;
}

interface Shown extends CardPlace {
  tenantId: string;
  card: Card;
}

/**
 * Keeps the cards of something up to date while it is carried out: the newest state, at most once a second, wherever it
 * is shown. Steps in between may be left out; the last one never is. A conversation that does not answer holds up no
 * other.
 */
export function createCardFollower<T>({ messenger, sleep, placesOf, draw }: FollowerTools<T>) {
  const show = newestOnly(async ({ tenantId, conversationId, activityId, card }: Shown) => {
    await messenger.update(tenantId, conversationId, activityId, card);
    await sleep(PAUSE_MS);
  });

  const spread = newestOnly(async ({ tenantId, id, seen }: { tenantId: string; id: string; seen: T }) => {
    const card = draw(seen);
    for (const place of await placesOf(seen)) show(`${id} ${place.activityId}`, { ...place, tenantId, card });
  });

  return function follow({ tenantId, id }: { tenantId: string; id: string }, seen: T): void {
    spread(id, { tenantId, id, seen });
  };
}
