import type { z } from 'zod/v4';
import type { Answer } from '../answer';
import type { Audience } from '../commands/define';
import type { Turn } from '../turn';

/** A button of a card, with what it carries already parsed. */
export interface Action<Services> {
  /** `area.action`. */
  verb: string;
  who: Audience;
  /** Teams is kept waiting for the answer, since it may be one that a card cannot give later. */
  patient: boolean;
  /** Undefined when the data is not what the button carries. */
  prepare(data: unknown): ((turn: Turn, services: Services) => Promise<Answer>) | undefined;
}

interface ActionDefinition<Services, Data> {
  verb: string;
  who: Audience;
  patient?: boolean;
  data: z.ZodType<Data>;
  run(data: Data, turn: Turn, services: Services): Promise<Answer>;
}

/** An action is one file and one line in the list. Its data comes from outside, so a schema stands before it. */
export function defineAction<Services, Data>(definition: ActionDefinition<Services, Data>): Action<Services> {
  const { verb, who, patient = false, data: schema } = definition;
  return {
    verb,
    who,
    patient,
    prepare(data) {
      const parsed = schema.safeParse(data);
      return parsed.success ? (turn, services) => definition.run(parsed.data, turn, services) : undefined;
    },
  };
}
