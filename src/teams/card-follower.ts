import type { Approval } from '../connection/approvals/approval';
import type { ApprovalStore } from '../connection/approvals/approval-store';
import type { Connection } from '../connection/connection-store';
import type { Clock } from '../clock';
import type { Messenger } from './messenger';
import { planAnswer } from './views/plan-view';

/** Teams takes seven messages a second in a conversation; one is enough to follow. */
const PAUSE_MS = 1_000;

export interface FollowerTools {
  approvals: ApprovalStore;
  messenger: Messenger;
  clock: Clock;
  sleep: (milliseconds: number) => Promise<void>;
}

/**
 * Keeps the cards of a plan up to date while it is carried out: the newest state, at most once a second, wherever the
 * plan is shown. Steps in between may be left out; the last one never is.
 */
export function createCardFollower({ approvals, messenger, clock, sleep }: FollowerTools) {
  const waiting = new Map<string, { approval: Approval; connection: Connection }>();
  const busy = new Set<string>();

  async function work(id: string): Promise<void> {
    for (let next = waiting.get(id); next !== undefined; next = waiting.get(id)) {
      waiting.delete(id);
      const { approval, connection } = next;
      const shown = (await approvals.find(approval.tenantId, id))?.cards ?? [];
      const card = planAnswer(approval, connection, clock());
      for (const { conversationId, activityId } of shown) {
        await messenger.update(approval.tenantId, conversationId, activityId, card);
      }
      await sleep(PAUSE_MS);
    }
  }

  return function follow(approval: Approval, connection: Connection): void {
    waiting.set(approval.id, { approval, connection });
    if (busy.has(approval.id)) return;
    busy.add(approval.id);
    void work(approval.id)
      .catch(() => undefined)
      .finally(() => busy.delete(approval.id));
  };
}
