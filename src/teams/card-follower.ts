import type { Card } from '../cards/card';
import type { Approval, CardPlace } from '../connection/approvals/approval';
import type { ApprovalStore } from '../connection/approvals/approval-store';
import type { Connection } from '../connection/connection-store';
import type { Clock } from '../clock';
import type { Messenger } from './messenger';
import { newestOnly } from './newest-only';
import { planAnswer } from './views/plan-view';

/** Teams takes seven messages a second in a conversation; one is enough to follow. */
const PAUSE_MS = 1_000;

export interface FollowerTools {
  approvals: ApprovalStore;
  messenger: Messenger;
  clock: Clock;
  sleep: (milliseconds: number) => Promise<void>;
}

interface Seen {
  approval: Approval;
  connection: Connection;
}

interface Shown extends CardPlace {
  tenantId: string;
  card: Card;
}

/**
 * Keeps the cards of a plan up to date while it is carried out: the newest state, at most once a second, wherever the
 * plan is shown. Steps in between may be left out; the last one never is. A conversation that does not answer holds up no
 * other.
 */
export function createCardFollower({ approvals, messenger, clock, sleep }: FollowerTools) {
  const show = newestOnly(async ({ tenantId, conversationId, activityId, card }: Shown) => {
    await messenger.update(tenantId, conversationId, activityId, card);
    await sleep(PAUSE_MS);
  });

  const spread = newestOnly(async ({ approval, connection }: Seen) => {
    const { tenantId, id } = approval;
    const places = (await approvals.find(tenantId, id))?.cards ?? [];
    const card = planAnswer(approval, connection, clock());
    for (const place of places) show(`${id} ${place.activityId}`, { ...place, tenantId, card });
  });

  return function follow(approval: Approval, connection: Connection): void {
    spread(approval.id, { approval, connection });
  };
}
