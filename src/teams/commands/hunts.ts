import type { Services } from '../services';
import { savedAnswer } from '../views/hunt-choices';
import { defineCommand } from './define';

export const hunts = defineCommand<Services>({
  name: 'hunts',
  topic: 'look-ups',
  summary: 'Saved hunts.',
  examples: ['hunts'],
  who: 'analyst',
  run: async (_words, { asker }, { savedHunts }) => ({
    card: savedAnswer(await savedHunts.list(asker.tenantId)),
  }),
});
