import type { Approval, Progress } from './approvals/approval';
import type { ApprovalStore } from './approvals/approval-store';
import type { Change } from './change';
import { identityOf, type Plan } from './plan';
import { speaking } from '../texts/texts';

/** The course of one approved plan: its progress, stored step by step and told to whoever follows. */
export interface Course {
  readonly progress: Progress;
  mark(change: Change, mark: 'doing' | 'done'): void;
  waiting(waitedMs: number): void;
  testing(): void;
  /** Notes why it failed, as its card is to tell it. */
  fail(say: () => NonNullable<Progress['failure']>): void;
  /** The same in English, for the audit; null: it has not failed. */
  readonly failure: string | null;
  /** Stores the end, after everything that was told before it. */
  end(state: 'done' | 'failed' | 'superseded'): Promise<Approval>;
}

/**
 * Starts, or takes up again, the course of an approval. Changes that are not `left` count as done.
 *
 * @param follow told after every step; it must not throw
 */
export function createCourse(
  approval: Approval,
  left: Plan,
  store: ApprovalStore,
  follow: (approval: Approval) => void,
): Course {
  const places = approval.plan.changes.map(identityOf);
  const open = new Set(left.changes.map(identityOf));
  const progress: Progress = { marks: places.map((place) => (open.has(place) ? 'todo' : 'done')) };
  let failure: string | null = null;
  let stored: Promise<unknown> = Promise.resolve();

  function tell(): void {
    const snapshot = structuredClone(progress);
    stored = stored.then(() => store.progress(approval, snapshot)).catch(() => undefined);
    follow({ ...approval, progress: snapshot });
  }

  tell();
  return {
    progress,
    get failure() {
      return failure;
    },
    fail(say) {
      progress.failure = speaking(approval.language, say);
      failure = speaking('en', say).text;
    },
    mark(change, mark) {
      progress.marks[places.indexOf(identityOf(change))] = mark;
      delete progress.waitingSeconds;
      tell();
    },
    waiting(waitedMs) {
      progress.waitingSeconds = Math.round(waitedMs / 1000);
      tell();
    },
    testing() {
      progress.testing = true;
      delete progress.waitingSeconds;
      tell();
    },
    async end(state) {
      await stored;
      delete progress.waitingSeconds;
      await store.end(approval, state, progress);
      const ended = { ...approval, state, progress };
      follow(ended);
      return ended;
    },
  };
}
