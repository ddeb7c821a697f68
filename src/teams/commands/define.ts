import type { Answer } from '../answer';
import type { Turn } from '../turn';

/** Who a command or an action is for. The domain decides who that is, asking the tenant. */
export type Audience = 'anyone' | 'analyst' | 'admin';

/** What help shows together, in this order. */
export const TOPICS = ['alerts', 'look-ups', 'connection'] as const;
export type Topic = (typeof TOPICS)[number];

/** Something that can be said to the bot. */
export interface Command<Services> {
  /** The word it begins with, in lower case. */
  name: string;
  topic: Topic;
  summary: string;
  /** What to type, the plainest first. */
  examples: readonly [string, ...string[]];
  who: Audience;
  /** It takes text of several lines: `words` come as they were written. */
  multiline?: true;
  /** `words` is what was said after the name. */
  run(words: string, turn: Turn, services: Services): Promise<Answer>;
}

/** Names the type; a command is one file and one line in the list. */
export function defineCommand<Services>(command: Command<Services>): Command<Services> {
  return command;
}
