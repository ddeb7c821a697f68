import type { Services } from '../services';
import { administratorOf, setupAnswer } from '../views/setup-view';
import { defineCommand } from './define';

export const setup = defineCommand<Services>({
  name: 'setup',
  summary: 'Connect this tenant to Defender, step by step.',
  examples: ['setup'],
  who: 'admin',
  async run(_words, turn, services) {
    return setupAnswer(await services.setup.resume(administratorOf(turn)), turn, services);
  },
});
