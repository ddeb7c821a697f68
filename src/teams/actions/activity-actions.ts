import { z } from 'zod/v4';
import { answerActivities } from '../lookups/activities-look-up';
import type { Services } from '../services';
import { defineAction } from './define';

interface Data {
  query: string;
  /** The alert whose card it was opened from. */
  alert?: string | undefined;
  skip?: number | undefined;
  at?: number | undefined;
}

const LATEST = 8.64e15;
const data = z.object({
  query: z.string().max(600),
  alert: z.string().min(1).max(500).optional(),
  skip: z.int().min(0).max(100_000).optional(),
  at: z.int().min(0).max(LATEST).optional(),
});

/** From what a card shows: the answer is a message of its own, so that the card stays. */
export const activitiesShow = defineAction<Services, Data>({
  verb: 'activities.show',
  who: 'analyst',
  data,
  run: async (wanted, turn, services) => ({
    ...(await answerActivities(wanted, turn, services)),
    apart: true,
  }),
});

/** Another page, the same one again, or the one of several that was meant: it takes the card's place. */
export const activitiesTurn = defineAction<Services, Data>({
  verb: 'activities.turn',
  who: 'analyst',
  data,
  run: async (wanted, turn, services) => ({
    ...(await answerActivities(wanted, turn, services)),
    everyone: true,
  }),
});
