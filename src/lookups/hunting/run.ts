import type { Language } from '../../texts/texts';
import type { Found } from './found';
import type { HuntProblem } from './problem';
import type { HuntQuestion } from './question';

export type RunState = 'running' | 'done' | 'failed' | 'cancelled' | 'lost';

/** A hunt that runs or has run. */
export interface HuntRun {
  id: string;
  tenantId: string;
  connectionId: string;
  state: RunState;
  by: { id: string; name: string };
  question: HuntQuestion;
  conversationId: string;
  /** The message that shows it, once there is one. */
  activityId: string | undefined;
  /** The asker's, as is the time zone: what it came to is said in it. */
  language: Language;
  timezone: string | undefined;
  startedAt: Date;
  endedAt: Date | undefined;
  problem: HuntProblem | undefined;
  found: Found | undefined;
}
