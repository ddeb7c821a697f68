import { z } from 'zod/v4';
import { type SubjectKind, SUBJECT_KINDS } from '../../lookups/subject';
import type { Answer } from '../answer';
import { lookUps } from '../lookups';
import { answerLookUp } from '../lookups/look-up';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { defineAction } from './define';

interface Data {
  kind: SubjectKind;
  name: string;
  /** The alert whose card it was opened from. */
  alert?: string | undefined;
}

const data = z.object({
  kind: z.enum(SUBJECT_KINDS),
  name: z.string().min(1).max(400),
  alert: z.string().min(1).max(500).optional(),
});

/** From what a card shows: the answer is a message of its own, so that the card stays. */
export const lookupOpen = defineAction<Services, Data>({
  verb: 'lookup.open',
  who: 'analyst',
  data,
  run: async (wanted, turn, services) => ({ ...(await answer(wanted, turn, services)), apart: true }),
});

/** One of several that were meant: the answer takes the question's place. */
export const lookupChoose = defineAction<Services, Data>({
  verb: 'lookup.choose',
  who: 'analyst',
  data,
  run: async (wanted, turn, services) => ({ ...(await answer(wanted, turn, services)), everyone: true }),
});

function answer({ kind, name, alert: alertId }: Data, turn: Turn, services: Services): Promise<Answer> {
  return answerLookUp({ kind, name, alertId }, lookUps[kind], turn, services);
}
